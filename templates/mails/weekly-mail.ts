import type { Locale } from '../../domain/kernel/locale.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { labelOf, outcomeLabels } from '../../contract/labels.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { WeekAnswer, WeeklyView, WeekLine } from './weekly-mail-view.ts';
import { answerLines } from './answer-words.ts';
import { bareName } from './nurture-variables.ts';

/** The mail of the week: to an owner what to see to, to a manager how the team stands, to marketing what sales said. */
export function renderWeeklyMail(view: WeeklyView): RenderedMail {
  const words = texts[view.locale];
  const subject = subjectOf(view);
  const name = bareName(view.toLastName);
  const greeting: readonly Line[] = name === '' ? [] : [[words.greeting(name)]];
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: [...greeting, [introOf(view)]] },
    ...contentOf(view),
    { kind: 'rule' },
    { kind: 'fine', lines: [[words.why[view.kind]]] },
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

function subjectOf(view: WeeklyView): string {
  const words = texts[view.locale];
  switch (view.kind) {
    case 'owner':
      return words.ownerSubject(view.open, view.unfollowed.filter(({ isOverdue }) => isOverdue).length);
    case 'manager':
      return words.managerSubject(sum(view.owners.map(({ open }) => open)), sum(overdueOf(view)));
    case 'marketing':
      return words.marketingSubject(sum(view.outcomes.map(({ count }) => count)));
    default:
      return view satisfies never;
  }
}

const overdueOf = ({ owners }: Extract<WeeklyView, { kind: 'manager' }>): readonly number[] =>
  owners.map(({ overdue }) => overdue);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function introOf(view: WeeklyView): string {
  const words = texts[view.locale];
  switch (view.kind) {
    case 'owner':
      return words.ownerIntro(view.open);
    case 'manager':
      return words.managerIntro;
    case 'marketing':
      return words.marketingIntro(clean(view.period));
    default:
      return view satisfies never;
  }
}

function contentOf(view: WeeklyView): readonly Block[] {
  const { locale } = view;
  const words = texts[locale];
  switch (view.kind) {
    case 'owner':
      return [
        ...list(words.unfollowed, view.unfollowed, locale),
        ...list(words.coming, view.coming, locale),
        ...list(words.stalled, view.stalled, locale),
        ...list(words.noNextAction, view.noNextAction, locale),
      ];
    case 'manager':
      return [
        {
          kind: 'section',
          isList: true,
          heading: words.team,
          lines: view.owners.map((owner) => [words.ownerLine(owner)]),
        },
        ...list(words.overdue, view.overdue, locale),
        ...list(words.focus, view.focus, locale),
        ...list(words.stalled, view.stalled, locale),
        ...list(words.noNextAction, view.noNextAction, locale),
      ];
    case 'marketing':
      return [
        { kind: 'section', heading: words.flow, lines: [[words.flowLine(view)]] },
        ...(view.outcomes.length === 0
          ? []
          : [
              {
                kind: 'section' as const,
                isList: true,
                heading: words.outcomes,
                lines: view.outcomes.map(({ outcome, count }): Line => [
                  words.outcomeLine(labelOf(outcomeLabels, outcome, locale), count),
                ]),
              },
            ]),
        ...view.answers.flatMap((answer) => answerBlocks(answer, locale)),
        ...(view.more === 0 ? [] : [{ kind: 'paragraph' as const, lines: [[words.more(view.more)]] }]),
      ];
    default:
      return view satisfies never;
  }
}

/** Above so many lines a list says how many more there are. */
const MOST_LINES = 12;

function list(heading: string, lines: readonly WeekLine[], locale: Locale): readonly Block[] {
  if (lines.length === 0) return [];
  const words = texts[locale];
  const shown = lines.slice(0, MOST_LINES).flatMap((line) => itemLines(line, locale));
  const rest: readonly Line[] = lines.length > MOST_LINES ? [[words.others(lines.length - MOST_LINES)]] : [];
  return [
    {
      kind: 'section',
      isList: true,
      heading: words.counted(heading, lines.length),
      lines: [...shown, ...rest],
    },
  ];
}

function itemLines(line: WeekLine, locale: Locale): readonly Line[] {
  const words = texts[locale];
  const who = `${line.rank} ${words.who(clip(bareName(line.customerName), 32), clip(clean(line.accountName), 48))}`;
  const facts = [
    clean(line.ownerName) === '' ? '' : words.owner(clean(line.ownerName)),
    clean(line.dueAt) === '' ? '' : words.due(clean(line.dueAt), line.isOverdue === true),
    line.stalledDays === undefined ? '' : words.stoodDays(line.stalledDays),
    ...(line.actions ?? []).map(({ on, what }) => `${clean(on)} ${clip(clean(what), 60)}`.trim()),
  ].filter((fact) => fact !== '');
  const name: Line = [line.url === undefined ? who : { text: who, href: line.url, tracked: false }];
  return [name, ...facts.map((fact): Line => [`　${fact}`])];
}

function answerBlocks(given: WeekAnswer, locale: Locale): readonly Block[] {
  const words = texts[locale];
  const who = words.who(clip(bareName(given.customerName), 32), clip(clean(given.accountName), 48));
  const code = clean(given.code);
  return [
    {
      kind: 'section',
      isList: true,
      heading: [who, code === '' ? '' : words.code(code)].filter((part) => part !== '').join(' '),
      lines: [...answerLines(given.answer, locale), words.by(clean(given.ownerName), clean(given.when))]
        .filter((line) => line !== '')
        .map((line): Line => [line]),
    },
  ];
}

interface OwnerFigures {
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly stalled: number;
  readonly unreported: number;
}

interface Flow {
  readonly made: number;
  readonly accepted: number;
  readonly released: number;
}

const texts = {
  ja: {
    greeting: (name: string) => `${name}さん`,
    ownerSubject: (open: number, overdue: number) =>
      `【今週】対応中${open}件${overdue === 0 ? '' : `（期限超過${overdue}件）`}の確認`,
    managerSubject: (open: number, overdue: number) =>
      `【今週のチーム】対応中${open}件${overdue === 0 ? '' : `・期限超過${overdue}件`}`,
    marketingSubject: (reports: number) => `【営業の回答】この1週間の報告${reports}件`,
    ownerIntro: (open: number) => `対応中の${open}件のうち、ご確認いただきたいものです。`,
    managerIntro: 'チームの対応状況です。声をかけていただきたいものから並べています。',
    marketingIntro: (period: string) => `${period}に、営業から届いた回答のまとめです。`,
    unfollowed: '初回連絡がまだの件',
    coming: '今週の予定',
    overdue: '期限超過',
    stalled: '停滞',
    noNextAction: '次回予定なし',
    team: '担当者ごとの件数',
    focus: '注力（A判定）',
    flow: '引き渡し',
    outcomes: '報告の内訳',
    counted: (heading: string, count: number) => `${heading}　${count}件`,
    others: (count: number) => `ほか${count}件`,
    who: (name: string, account: string) =>
      [account, `${name === '' ? 'ご担当者' : name}様`].filter((part) => part !== '').join(' '),
    owner: (name: string) => `担当: ${name}`,
    due: (at: string, isOverdue: boolean) => `初回連絡の期限: ${at}${isOverdue ? '（超過）' : ''}`,
    stoodDays: (days: number) => `${days}日間、動きがありません`,
    ownerLine: ({ name, open, overdue, stalled, unreported }: OwnerFigures) =>
      `${clean(name)}　対応中${open}／期限超過${overdue}／停滞${stalled}／未報告${unreported}`,
    flowLine: ({ made, accepted, released }: Flow) =>
      `引き渡し${made}件／受領${accepted}件／報告がなく育成に戻したもの${released}件`,
    outcomeLine: (label: string, count: number) => `${label}: ${count}件`,
    code: (code: string) => `（${code}）`,
    by: (name: string, when: string) =>
      [name === '' ? '' : `${name}さん`, when].filter((part) => part !== '').join('、'),
    more: (count: number) => `ほか${count}件は rekindle feedback list で見られます。`,
    why: {
      owner: '毎週お送りしています。リンク先で報告すると、この一覧から消えます。',
      manager: '毎週、上長の方にお送りしています。お名前のリンク先で、担当の変更ができます。',
      marketing: '毎週お送りしています。取り消された回答は含みません。',
    },
  },
  en: {
    greeting: (name: string) => `${name},`,
    ownerSubject: (open: number, overdue: number) =>
      `[This week] ${open} open${overdue === 0 ? '' : `, ${overdue} overdue`}: please look`,
    managerSubject: (open: number, overdue: number) =>
      `[Your team this week] ${open} open${overdue === 0 ? '' : `, ${overdue} overdue`}`,
    marketingSubject: (reports: number) =>
      `[Sales says] ${reports} ${reports === 1 ? 'report' : 'reports'} in the last seven days`,
    ownerIntro: (open: number) =>
      `Of your ${open} open ${open === 1 ? 'handoff' : 'handoffs'}, these want a look.`,
    managerIntro: 'How your team stands. What wants a word from you comes first.',
    marketingIntro: (period: string) => `What sales answered, ${period}.`,
    unfollowed: 'No contact yet',
    coming: 'Planned for this week',
    overdue: 'Overdue',
    stalled: 'Stalled',
    noNextAction: 'No next action',
    team: 'By owner',
    focus: 'Focus (rank A)',
    flow: 'Handoffs',
    outcomes: 'Reports by outcome',
    counted: (heading: string, count: number) => `${heading} (${count})`,
    others: (count: number) => `and ${count} more`,
    who: (name: string, account: string) =>
      [name, account].filter((part) => part !== '').join(', ') || 'a customer',
    owner: (name: string) => `Owner: ${name}`,
    due: (at: string, isOverdue: boolean) => `First contact due ${at}${isOverdue ? ' (overdue)' : ''}`,
    stoodDays: (days: number) => `nothing has moved for ${days} days`,
    ownerLine: ({ name, open, overdue, stalled, unreported }: OwnerFigures) =>
      `${clean(name)}: ${open} open, ${overdue} overdue, ${stalled} stalled, ${unreported} unreported`,
    flowLine: ({ made, accepted, released }: Flow) =>
      `${made} handed over, ${accepted} accepted, ${released} returned to nurturing without a report`,
    outcomeLine: (label: string, count: number) => `${label}: ${count}`,
    code: (code: string) => `(${code})`,
    by: (name: string, when: string) => [name, when].filter((part) => part !== '').join(', '),
    more: (count: number) => `See the other ${count} with rekindle feedback list.`,
    why: {
      owner: 'This comes every week. What you have reported on leaves the list.',
      manager:
        'This comes every week, to managers. Each name leads to where you can give it to somebody else.',
      marketing: 'This comes every week. Answers that were taken back are left out.',
    },
  },
};
