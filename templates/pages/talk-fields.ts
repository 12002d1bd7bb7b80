import type { Bilingual } from '../../domain/kernel/locale.ts';
import { hurdleLabels, nextActionLabels, reactionLabels, type Labels } from '../../contract/labels.ts';
import { competitorLabels } from '../../contract/talk-words.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { checkBox, choiceField, inputField, type Choice } from './fields.ts';
import { markup, nothing, type Html } from '../content/markup.ts';

type ReportView = Extract<SalesPageView, { kind: 'report' }>;

/** What was said, folded (docs/rules.md#a-choice-and-a-free-text). None is required. */
export function talkFields({ locale, given }: Pick<ReportView, 'locale' | 'given'>): Html {
  const words = talkWords[locale];
  const choices = <K extends string>(labels: Labels<K>): readonly Choice[] =>
    Object.entries<Bilingual>(labels).map(([value, label]) => ({
      value,
      label: label[locale],
    }));
  const item = (name: string, legend: string, options: readonly Choice[], text: string): Html => markup`
    ${choiceField({ name, legend, choices: options, chosen: given[name], pairs: true })}
    ${inputField({ name: text, label: words[legendKey(text)], type: 'text', value: given[text], maxLength: 500 })}`;
  const isGiven = Object.entries(given).some(
    ([name, value]) => value !== '' && /^(reaction|competitor|hurdle|nextAction)/.test(name),
  );
  return markup`<details class="for-bant"${isGiven ? markup` open` : nothing}>
    <summary>${words.summary}</summary>
    ${item('reaction', words.reaction, choices(reactionLabels), 'reactionText')}
    ${item('competitor', words.competitor, choices(competitorLabels), 'competitorText')}
    <fieldset><legend>${words.hurdles}</legend><div class="choices pairs">
    ${choices(hurdleLabels).map(({ value, label }) => checkBox(`hurdle-${value}`, label, given[`hurdle-${value}`]))}
    </div></fieldset>
    ${inputField({ name: 'hurdleText', label: words.hurdleText, type: 'text', value: given['hurdleText'], maxLength: 500 })}
    ${item('nextAction', words.nextAction, choices(nextActionLabels), 'nextActionText')}
  </details>`;
}

type TextKey = 'reactionText' | 'competitorText' | 'nextActionText';
const legendKey = (name: string): TextKey =>
  name === 'competitorText'
    ? 'competitorText'
    : name === 'nextActionText'
      ? 'nextActionText'
      : 'reactionText';

const talkWords = {
  ja: {
    summary: 'お話の内容（任意）',
    reaction: 'お客様の初期反応',
    reactionText: '補足（例: 課長は前向きだが、決裁者の反応は未確認）',
    competitor: '競合との比較',
    competitorText: '競合名と重視する点',
    hurdles: '想定されるハードル（いくつでも）',
    hurdleText: 'ハードルの詳細',
    nextAction: '次のアクション',
    nextActionText: '予定（例: 4/18に競合比較表送付予定）',
  },
  en: {
    summary: 'What was said (optional)',
    reaction: 'First reaction',
    reactionText: 'Details',
    competitor: 'Comparing with a competitor',
    competitorText: 'Which one, and what matters to them',
    hurdles: 'Hurdles (any number)',
    hurdleText: 'Details of the hurdles',
    nextAction: 'Next action',
    nextActionText: 'What and when (such as Apr 18: send the comparison)',
  },
} as const;
