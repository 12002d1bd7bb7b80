import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import {
  bantItemLabels,
  bantLabels,
  hearingLabels,
  hurdleLabels,
  labelOf,
  nextActionLabels,
  outcomeLabels,
  rankLabels,
  reactionLabels,
  reportChannelLabels,
  seriousnessLabels,
  termLabels,
  type Label,
} from '../../contract/labels.ts';
import { competitorLabels } from '../../contract/talk-words.ts';
import type { AnswerView, ProgressAnswerView } from './answer-view.ts';

type ReportView = Extract<AnswerView, { kind: 'report' }>;
/** A label and what stands after it; nothing is said where that is empty. */
type Given = readonly [string, string | undefined];

/** A report, line by line: the outcome first, then what was given with it. */
export function reportLines(answer: ReportView, locale: Locale): readonly string[] {
  const words = reportWords[locale];
  const { sent } = answer;
  const labelled = labelledBy(locale);
  return [
    labelOf(outcomeLabels, answer.outcome, locale),
    ...linesOf([
      [words.contactedOn, answer.contactedOn],
      [words.until, answer.until],
      [words.amount, answer.amount],
      [words.meetingOn, answer.meetingOn],
      [words.channel, labelled(reportChannelLabels, answer.channel)],
      ...talkedLines(answer, locale),
      [words.sent, sent?.materials.map((title) => clean(title)).join(locale === 'ja' ? '、' : ', ')],
      [words.sentReaction, withNote(labelled(reactionLabels, sent?.reaction), sent?.reactionText, locale)],
      [words.note, answer.note],
    ]),
  ];
}

/** What was heard of the customer: BANT, the rest of the hearing, the talk. */
export function talkedLines(
  answer: Pick<ReportView, 'bant' | 'bantNotes' | 'hearing' | 'talk'>,
  locale: Locale,
): readonly Given[] {
  const words = reportWords[locale];
  const { talk } = answer;
  const labelled = labelledBy(locale);
  return [
    ...bantLines(answer, locale),
    ...hearingLines(answer, locale),
    [words.reaction, withNote(labelled(reactionLabels, talk?.reaction), talk?.reactionText, locale)],
    [words.competitor, withNote(labelled(competitorLabels, talk?.competitor), talk?.competitorText, locale)],
    [
      words.hurdles,
      withNote(
        talk?.hurdles?.map((hurdle) => hurdleLabels[hurdle][locale]).join(locale === 'ja' ? '・' : ', '),
        talk?.hurdleText,
        locale,
      ),
    ],
    [words.nextAction, withNote(labelled(nextActionLabels, talk?.nextAction), talk?.nextActionText, locale)],
  ];
}

/** Where a deal stands, line by line. */
export function progressLines(answer: ProgressAnswerView, locale: Locale): readonly string[] {
  const words = reportWords[locale];
  return [
    [answer.phase, answer.stage]
      .map((part) => clean(part))
      .filter((part) => part !== '')
      .join(locale === 'ja' ? '／' : ', '),
    ...answer.checks.map((check) => `✓ ${clean(check)}`),
    ...linesOf([
      [termLabels.rank[locale], answer.rank === undefined ? undefined : rankLabels[answer.rank][locale]],
      [words.amount, answer.amount],
      [
        words.nextAction,
        answer.isNextActionUndecided ? nextActionLabels.undecided[locale] : answer.nextAction,
      ],
      ...answer.records.map(({ label, value }): Given => [clean(label), value]),
    ]),
  ];
}

/** Labels with what was given; what was not is left out. */
export const linesOf = (given: readonly Given[]): readonly string[] =>
  given
    .map(([label, value]) => [label, clean(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}`);

function bantLines(
  { bant, bantNotes }: Pick<ReportView, 'bant' | 'bantNotes'>,
  locale: Locale,
): readonly Given[] {
  return (['budget', 'authority', 'need', 'timeframe'] as const).map((item): Given => {
    const choice = bant?.[item];
    return [
      bantItemLabels[item][locale],
      withNote(
        choice === undefined ? undefined : labelOf(bantLabels[item], choice, locale),
        bantNotes?.[item],
        locale,
      ),
    ];
  });
}

function hearingLines({ hearing }: Pick<ReportView, 'hearing'>, locale: Locale): readonly Given[] {
  const seriousness = hearing?.seriousness;
  return [
    [hearingLabels.problem[locale], hearing?.problem],
    [hearingLabels.reason[locale], hearing?.reason],
    [hearingLabels.decisionFlow[locale], hearing?.decisionFlow],
    [
      hearingLabels.seriousness[locale],
      seriousness === undefined ? undefined : seriousnessLabels[seriousness][locale],
    ],
  ];
}

const labelledBy =
  (locale: Locale) =>
  (labels: Readonly<Record<string, Label>>, key: string | undefined): string | undefined =>
    key === undefined ? undefined : labelOf(labels, key, locale);

/** 「前向き（課長は前向きだが…）」, or whichever of the two there is. */
function withNote(choice: string | undefined, note: string | undefined, locale: Locale): string {
  const [chosen, noted] = [clean(choice), clean(note)];
  if (chosen === '' || noted === '') return chosen + noted;
  return locale === 'ja' ? `${chosen}（${noted}）` : `${chosen} (${noted})`;
}

const reportWords = {
  ja: {
    until: '時期',
    amount: '金額',
    contactedOn: '連絡日',
    meetingOn: '初回商談の日',
    channel: '連絡の方法',
    reaction: 'お客様の初期反応',
    competitor: '競合との比較',
    hurdles: '想定されるハードル',
    nextAction: '次のアクション',
    sent: '送った資料',
    sentReaction: '資料への反応',
    note: 'メモ',
  },
  en: {
    until: 'When',
    amount: 'Amount',
    contactedOn: 'Contacted on',
    meetingOn: 'First meeting on',
    channel: 'Got in touch by',
    reaction: 'First reaction',
    competitor: 'Comparing with a competitor',
    hurdles: 'Hurdles',
    nextAction: 'Next action',
    sent: 'Material sent',
    sentReaction: 'Reaction to it',
    note: 'Note',
  },
};
