import { counted } from '../../../contract/counted.ts';
import { endLabels } from '../../../contract/sequence-words.ts';
import { labelled, language, phrase, word } from '../../words/language.ts';
import { mailName } from '../mails/mail-names.ts';
import { actSaid, testSaid, type Names } from './act-words.ts';
import type { Step, StepOf } from './sequence-draft.ts';
import { waitSaid, whenSaid } from './when-words.ts';

const words = {
  mail: phrase(
    (number: number, name: string) => `${number}通目 ${name}を送る`,
    (number: number, name: string) => `Mail ${number}: ${name}`,
  ),
  subject: phrase(
    (subject: string) => `件名「${subject}」`,
    (subject: string) => `Subject "${subject}"`,
  ),
  document: phrase(
    (title: string) => `資料「${title}」を添える`,
    (title: string) => `With "${title}"`,
  ),
  unless: phrase(
    (act: string) => `${act}があれば送らない`,
    (act: string) => `Not after ${act}`,
  ),
  notAfter: phrase(
    (when: string) => `${when}を過ぎたら送らない`,
    (when: string) => `Not sent after ${when}`,
  ),
  maxLate: phrase(
    (days: number) => `${days}日より遅れたら送らない`,
    (days: number) => `Not sent more than ${counted(days, 'day')} late`,
  ),
  requested: word('ご本人の求めた案内なので、すぐに送る', 'Asked for by the customer: sent at once'),
  waitFor: phrase(
    (act: string, limit: string) => `${act}を${limit}まで待つ`,
    (act: string, limit: string) => `Wait up to ${limit} for ${act}`,
  ),
  one: phrase(
    (test: string) => `${test}かどうかで分かれる`,
    (test: string) => `Branch: ${test}?`,
  ),
  several: phrase(
    (count: number) => `条件で${count}つに分かれる`,
    (count: number) => `Branch ${count} ways by condition`,
  ),
  split: phrase(
    (count: number) => `くじで${count}つに分かれる（同じ会社は同じ組）`,
    (count: number) => `Split ${count} ways by lot, the same for a company`,
  ),
  task: phrase(
    (what: string) => `担当の営業に依頼する「${what}」`,
    (what: string) => `Ask the owner in sales: "${what}"`,
  ),
  end: word('ここで終わる', 'End here'),
  because: phrase(
    (why: string) => `理由：${why}`,
    (why: string) => `Reason: ${why}`,
  ),
  webinar: phrase(
    (title: string) => `ウェビナー「${title}」に招く`,
    (title: string) => `Invite to the webinar "${title}"`,
  ),
  webinarHow: word(
    '申し込んだ方に前営業日と当日にお知らせし、欠席した方に録画をご案内します。',
    'Reminders to those who registered, the business day before and on the day; the recording to no-shows.',
  ),
  permission: phrase(
    (limit: string) => `ご案内を続けてよいか尋ね、お返事を${limit}まで待つ`,
    (limit: string) => `Ask whether we may go on, and wait up to ${limit}`,
  ),
  silence: word('お返事がなければ、ここで終わります。', 'It ends for those who do not answer.'),
  happened: word('あったとき', 'If so'),
  otherwise: word('なかったとき', 'If not'),
  elsewise: word('どれにも当たらないとき', 'Otherwise'),
  if: phrase(
    (test: string) => `${test}とき`,
    (test: string) => `If ${test}`,
  ),
  named: phrase(
    (name: string, rest: string) => `${name}（${rest}）`,
    (name: string, rest: string) => `${name} (${rest})`,
  ),
  attended: word('参加したとき', 'If attended'),
  notRegistered: word('申し込まなかったとき', 'If not registered'),
  arm: phrase(
    (name: string, share: number) => `${name}の組 ${share}%`,
    (name: string, share: number) => `Group ${name}: ${share}%`,
  ),
};

/** A step in one sentence. */
export function stepSaid(step: Step, names: Names, mailNumber: number): string {
  if (step.name !== undefined && step.kind !== 'mail') return step.name;
  switch (step.kind) {
    case 'mail':
      return words.mail(mailNumber, step.name ?? mailName(step.template));
    case 'wait':
      return waitSaid(step.until);
    case 'waitFor':
      return words.waitFor(actSaid(step.act, names), whenSaid(step.limit));
    case 'condition': {
      const [only] = step.branches;
      return only !== undefined && step.branches.length === 1
        ? words.one(testSaid(only.when, names))
        : words.several(step.branches.length + 1);
    }
    case 'split':
      return words.split(step.arms.length);
    case 'task':
      return words.task(step.what);
    case 'end':
      return words.end();
    case 'webinar':
      return words.webinar(names.document(step.session));
    case 'permission':
      return words.permission(whenSaid(step.limit));
    default:
      return step satisfies never;
  }
}

/** What more there is to say of a step, a line each. */
export function linesOf(step: Step, names: Names): readonly string[] {
  switch (step.kind) {
    case 'mail':
      return mailLines(step, names);
    case 'webinar':
      return [words.webinarHow()];
    case 'permission':
      return [words.silence()];
    case 'end':
      return step.reason === undefined ? [] : [words.because(labelled(endLabels, step.reason))];
    case 'waitFor':
      return step.name === undefined ? [] : [words.waitFor(actSaid(step.act, names), whenSaid(step.limit))];
    case 'wait':
    case 'condition':
    case 'split':
    case 'task':
      return [];
    default:
      return step satisfies never;
  }
}

const mailLines = (
  { text, assetId, unless, notAfter, maxLateDays, requested }: StepOf<'mail'>,
  names: Names,
): readonly string[] => {
  const own = text?.[language.value] ?? text?.ja ?? text?.en;
  return [
    ...(own === undefined ? [] : [words.subject(own.subject)]),
    ...(assetId === undefined ? [] : [words.document(names.document(assetId))]),
    ...(unless === undefined ? [] : [words.unless(actSaid(unless, names))]),
    ...(notAfter === undefined ? [] : [words.notAfter(whenSaid(notAfter))]),
    ...(maxLateDays === undefined ? [] : [words.maxLate(maxLateDays)]),
    ...(requested === undefined ? [] : [words.requested()]),
  ];
};

/** What the ways out of a step are called, by their keys. */
export function armNames(step: Step, names: Names): readonly string[] {
  switch (step.kind) {
    case 'waitFor':
      return [words.happened(), words.otherwise()];
    case 'condition':
      return [
        ...step.branches.map(({ name, when }) => {
          const test = words.if(testSaid(when, names));
          return name === undefined ? test : words.named(name, test);
        }),
        words.elsewise(),
      ];
    case 'split': {
      const all = step.arms.reduce((sum, { weight }) => sum + weight, 0);
      return step.arms.map(({ id, name, weight }) =>
        words.arm(name ?? id, all === 0 ? 0 : Math.round((100 * weight) / all)),
      );
    }
    case 'webinar':
      return [words.attended(), words.notRegistered()];
    case 'mail':
    case 'wait':
    case 'task':
    case 'end':
    case 'permission':
      return [];
    default:
      return step satisfies never;
  }
}

/** Whether a step reaches the customer: its mark is filled then. */
export const reachesCustomer = ({ kind }: Step): boolean =>
  kind === 'mail' || kind === 'webinar' || kind === 'permission';
