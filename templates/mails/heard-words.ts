import type { Locale } from '../../functions/shared/domain/locale.ts';
import { clean } from '../content/clean-text.ts';
import {
  competitorLabels,
  hearingLabels,
  hurdleLabels,
  reactionLabels,
  seriousnessLabels,
} from '../labels.ts';
import type { HeardView } from '../views.ts';

/** What inside sales heard from a customer, a line each; what was not asked is left out. */
export function heardLines(
  { hearing = {}, talk = {}, note, despite }: HeardView,
  locale: Locale,
): readonly string[] {
  const both = (choice: string | undefined, text: string | undefined): string =>
    [choice, clean(text)]
      .filter((part) => part !== undefined && part !== '')
      .join(locale === 'ja' ? '、' : ', ');
  const { seriousness } = hearing;
  const given: readonly (readonly [string, string])[] = [
    [hearingLabels.problem[locale], clean(hearing.problem)],
    [hearingLabels.reason[locale], clean(hearing.reason)],
    [hearingLabels.decisionFlow[locale], clean(hearing.decisionFlow)],
    [
      hearingLabels.seriousness[locale],
      seriousness === undefined ? '' : seriousnessLabels[seriousness][locale],
    ],
    [
      words[locale].reaction,
      both(
        talk.reaction === undefined ? undefined : reactionLabels[talk.reaction][locale],
        talk.reactionText,
      ),
    ],
    [
      words[locale].competitor,
      both(
        talk.competitor === undefined ? undefined : competitorLabels[talk.competitor][locale],
        talk.competitorText,
      ),
    ],
    [
      words[locale].hurdles,
      both(
        talk.hurdles === undefined
          ? undefined
          : talk.hurdles.map((hurdle) => hurdleLabels[hurdle][locale]).join(locale === 'ja' ? '・' : ', '),
        talk.hurdleText,
      ),
    ],
    [words[locale].next, clean(talk.nextActionText)],
    [words[locale].note, clean(note)],
    [words[locale].despite, clean(despite)],
  ];
  const lines = given.filter(([, text]) => text !== '');
  return lines.length === 0 ? [words[locale].nothing] : lines.map(([label, text]) => `${label}: ${text}`);
}

const words = {
  ja: {
    reaction: 'お客様の反応',
    competitor: '競合との比較',
    hurdles: '想定されるハードル',
    next: '次のアクション',
    note: 'メモ',
    despite: '基準に満たないが渡す理由',
    nothing: '記入なし',
  },
  en: {
    reaction: 'Reaction',
    competitor: 'Competitors',
    hurdles: 'Hurdles',
    next: 'Next action',
    note: 'Note',
    despite: 'Passed on below the rules because',
    nothing: 'nothing was noted',
  },
} as const;
