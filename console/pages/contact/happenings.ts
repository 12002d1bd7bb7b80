import { changeDidLabels, changeHowLabels } from '../../../contract/contact-change-words.ts';
import { factLabels, mailKindLabels } from '../../../contract/fact-words.ts';
import { formatMonth } from '../../../contract/format.ts';
import { endLabels, outcomeOfStepLabels } from '../../../contract/sequence-words.ts';
import type { EngagementView, LeadView } from '../../../contract/interest.ts';
import {
  actLabels,
  answerLabels,
  endReasonLabels,
  exclusionLabels,
  inquiryLabels,
  outcomeLabels,
  verdictLabels,
  type Label,
} from '../../../contract/labels.ts';
import { points } from '../../words/figures.ts';
import { labelled, language, phrase, word } from '../../words/language.ts';
import { promised } from '../../words/promised.ts';

type Fact = LeadView['facts'][number];

const words = {
  automatic: word('自動', 'automatic'),
  sales: word('営業', 'sales'),
  ofMonth: phrase(
    (month: string) => `月次のご案内 ${formatMonth(month, 'ja')}`,
    (month: string) => `monthly mail of ${formatMonth(month, 'en')}`,
  ),
  step: phrase(
    (number: number) => `${number}通目`,
    (number: number) => `mail ${number}`,
  ),
  minutes: phrase(
    (minutes: number) => `${minutes}分`,
    (minutes: number) => `${minutes} min`,
  ),
  absent: phrase(
    () => '欠席',
    () => 'absent',
  ),
};

/** Which side made a fact: nothing is said of what the customer, a list or a colleague in marketing brought about. */
export function sideOf(fact: Fact): string {
  if (fact.kind === 'feedback') return words.sales();
  const isOfOthers = ofOthers.has(fact.kind) || (fact.kind === 'contactChange' && fact.did !== 'noticed');
  return isOfOthers ? '' : words.automatic();
}

const ofOthers: ReadonlySet<Fact['kind']> = new Set([
  'refused',
  'refusalLifted',
  'addressConfirmed',
  'caseClosed',
  'requested',
  'deal',
  'penalty',
  'penaltyLifted',
  'erased',
]);

/** What a customer did, in one line. */
export function actSentence(act: EngagementView): string {
  return joined(labelled(actLabels, act.kind), detailsOf(act));
}

function detailsOf(act: EngagementView): readonly (string | undefined)[] {
  switch (act.kind) {
    case 'download':
      return [quoted(act.assetTitle)];
    case 'webinar':
      return [
        quoted(act.topic ?? act.session),
        act.attended ? undefined : words.absent(),
        act.minutes === undefined ? undefined : words.minutes(act.minutes),
        quoted(act.question),
      ];
    case 'registration':
      return [quoted(act.topic ?? act.session)];
    case 'visit':
      return [act.page];
    case 'inquiry':
      return [labelled(inquiryLabels, act.inquiry), quoted(act.message)];
    case 'reply':
      return [quoted(act.text)];
    case 'open':
    case 'click':
    case 'probe':
      return [];
    default:
      return act satisfies never;
  }
}

/** What happened to a customer beside that, in one line. */
export function factSentence(fact: Fact): string {
  return joined(labelled(factLabels, fact.kind), factDetails(fact));
}

function factDetails(fact: Fact): readonly (string | undefined)[] {
  switch (fact.kind) {
    case 'mailSent':
      return [
        labelled(mailKindLabels, fact.mailKind),
        fact.step === undefined ? undefined : words.step(fact.step + 1),
        fact.month === undefined ? undefined : words.ofMonth(fact.month),
      ];
    case 'mailSkipped':
      return [words.step(fact.step + 1), labelled(endLabels, fact.because)];
    case 'enrolmentEnded':
      return [labelled(endLabels, fact.because)];
    case 'stepsPassed':
      return (fact.passed ?? []).map(({ outcome }) => labelled(outcomeOfStepLabels, outcome));
    case 'handoffHeld':
      return [fact.because];
    case 'crossing':
      return [points(fact.interest)];
    case 'handoffCreated':
      return [fact.rank];
    case 'requested':
      return [labelled(inquiryLabels, fact.inquiry)];
    case 'feedback': {
      const { answer } = fact.feedback;
      return [
        labelled(answerLabels, answer.kind),
        answer.kind === 'report' ? labelled(outcomeLabels, answer.outcome) : undefined,
        answer.kind === 'promise' ? promised(answer.callAt, answer.way) : undefined,
      ];
    }
    case 'penalty':
      return [labelled({ ...outcomeLabels, ...endReasonLabels }, fact.because)];
    case 'verdictChanged':
      return [`${labelled(verdictLabels, fact.from)} → ${labelled(verdictLabels, fact.to)}`];
    case 'mailReturned':
      return [labelled(returnLabels, fact.counts)];
    case 'enrolled':
      return fact.arm === 'control' ? [labelled(exclusionLabels, 'inControlGroup')] : [];
    case 'addressConfirmed':
    case 'caseClosed':
      return [quoted(fact.because), fact.by];
    case 'contactChange':
      return [labelled(changeHowLabels, fact.how), labelled(changeDidLabels, fact.did)];
    case 'refused':
      return fact.because === undefined ? [] : [quoted(fact.because)];
    case 'mailUnconfirmed':
    case 'refusalLifted':
    case 'undeliverable':
    case 'crossingWithdrawn':
    case 'handoffJoined':
    case 'handoffWithdrawn':
    case 'handoffReleased':
    case 'deal':
    case 'penaltyLifted':
    case 'engaged':
    case 'erased':
      return [];
    default:
      return fact satisfies never;
  }
}

const LONGEST = 80;

/** What somebody wrote, cut to one glance. */
function quoted(text: string | undefined): string | undefined {
  const plain = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (plain === '') return undefined;
  const cut = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
  return language.value === 'ja' ? `「${cut}」` : `“${cut}”`;
}

function joined(label: string, details: readonly (string | undefined)[]): string {
  const said = details.filter((each) => each !== undefined && each !== '');
  if (said.length === 0) return label;
  return language.value === 'ja' ? `${label}：${said.join('・')}` : `${label}: ${said.join(', ')}`;
}

const returnLabels: Readonly<Record<string, Label>> = {
  bounced: { ja: '宛先なし', en: 'bounced' },
  complained: { ja: '迷惑メールの申告', en: 'complaint' },
};
