import type { Locale } from '../domain/kernel/locale.ts';
import type { TalkNotes } from '../domain/handoffs/talk-notes.ts';
import { clean } from '../domain/kernel/clean-text.ts';
import {
  hurdleLabels,
  labelOf,
  type Labels,
  nextActionLabels,
  reactionLabels,
  reportChannelLabels,
} from './labels.ts';

/** Whether a competitor is in play. */
export const competitorLabels: Labels<NonNullable<TalkNotes['competitor']>> = {
  yes: { ja: 'あり', en: 'Yes' },
  no: { ja: 'なし', en: 'No' },
};

/** What a talk brought, line by line: 「反応: 前向き（課長は前向き）」. What was not given has no line. */
export function talkLines(
  talk: TalkNotes | undefined,
  channel: string | undefined,
  locale: Locale,
): readonly string[] {
  const words = talkWords[locale];
  const hurdles = (talk?.hurdles ?? []).map((hurdle) => hurdleLabels[hurdle][locale]);
  return [
    lineOf(
      words.channel,
      channel === undefined ? '' : labelOf(reportChannelLabels, channel, locale),
      '',
      locale,
    ),
    lineOf(
      words.reaction,
      talk?.reaction === undefined ? '' : reactionLabels[talk.reaction][locale],
      talk?.reactionText,
      locale,
    ),
    lineOf(
      words.competitor,
      talk?.competitor === undefined ? '' : competitorLabels[talk.competitor][locale],
      talk?.competitorText,
      locale,
    ),
    lineOf(words.hurdles, hurdles.join(locale === 'ja' ? '・' : ', '), talk?.hurdleText, locale),
    lineOf(
      words.nextAction,
      talk?.nextAction === undefined ? '' : nextActionLabels[talk.nextAction][locale],
      talk?.nextActionText,
      locale,
    ),
  ].filter((line) => line !== '');
}

/** A choice with the free text beside it; the text alone where nothing was chosen. */
function lineOf(label: string, choice: string, text: string | undefined, locale: Locale): string {
  const said = clean(text);
  if (choice === '' && said === '') return '';
  if (choice === '' || said === '') return `${label}: ${choice}${said}`;
  return locale === 'ja' ? `${label}: ${choice}（${said}）` : `${label}: ${choice} (${said})`;
}

const talkWords = {
  ja: {
    channel: '手段',
    reaction: '反応',
    competitor: '競合比較',
    hurdles: 'ハードル',
    nextAction: '次の予定',
  },
  en: {
    channel: 'By',
    reaction: 'Reaction',
    competitor: 'Competitor',
    hurdles: 'Hurdles',
    nextAction: 'Next',
  },
};
