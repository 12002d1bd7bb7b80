import { reactionLabels } from '../../contract/labels.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { checkBox, choiceField, inputField } from './fields.ts';
import { markup, type Html, nothing } from '../content/markup.ts';

type ReportView = Extract<SalesPageView, { kind: 'report' }>;

/** 送った資料と反応 (docs/rules.md#what-was-sent-and-what-it-did), folded: our own documents as boxes, anything else as a text. */
export function sentFields({ locale, given, materials }: ReportView): Html {
  const words = sentWords[locale];
  const isGiven = Object.entries(given).some(([name, value]) => value !== '' && name.startsWith('sent'));
  const boxes = materials.map(({ id, title }) => checkBox(`sent-${id}`, clean(title), given[`sent-${id}`]));
  return markup`<details${isGiven ? markup` open` : nothing}>
    <summary>${words.summary}</summary>
    ${boxes.length === 0 ? nothing : markup`<fieldset><legend>${words.sent}</legend><div class="choices">${boxes}</div></fieldset>`}
    ${inputField({ name: 'sentText', label: words.other, type: 'text', value: given['sentText'] })}
    ${choiceField({ name: 'sentReaction', legend: words.reaction, choices: Object.entries(reactionLabels).map(([value, label]) => ({ value, label: label[locale] })), chosen: given['sentReaction'], pairs: true })}
    ${inputField({ name: 'sentReactionText', label: words.reactionText, type: 'text', value: given['sentReactionText'], maxLength: 500 })}
  </details>`;
}

const sentWords = {
  ja: {
    summary: '送った資料と反応（任意）',
    sent: '送った資料（いくつでも）',
    other: 'ほかの資料',
    reaction: '資料への反応',
    reactionText: '補足（例: 料金の比較に関心）',
  },
  en: {
    summary: 'Material sent, and the reaction (optional)',
    sent: 'What you sent (any number)',
    other: 'Other material',
    reaction: 'The reaction',
    reactionText: 'Details (such as: interested in the price comparison)',
  },
};
