import { bantSchema } from '../../domain/people/bant.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import {
  bantItemLabels,
  bantLabels,
  hearingLabels,
  labelOf,
  seriousnessLabels,
  type Label,
} from '../../contract/labels.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { choiceField, choiceList, inputField, type Choice } from './fields.ts';
import { markup, type Html, nothing } from '../content/markup.ts';

/** What the items are shown of; `isOpen` unfolds them, where they are what the page is about. */
type ReportView = Pick<Extract<SalesPageView, { kind: 'report' }>, 'locale' | 'given' | 'known'> & {
  readonly isOpen?: boolean;
};
type Item = 'need' | 'authority' | 'budget' | 'timeframe';

/**
 * The five items of a hearing (docs/rules.md#questions-of-a-hearing), folded, each with why it is asked and a note
 * beside its choice (R21). None is required.
 */
export function hearingFields(view: ReportView): Html {
  const { locale, given } = view;
  const words = hearingWords[locale];
  const isGiven = view.isOpen === true || names.some((name) => (given[name] ?? '') !== '');
  const text = (name: 'problem' | 'reason' | 'decisionFlow'): Html =>
    inputField({
      name,
      label: hearingLabels[name][locale],
      type: 'text',
      hint: whyAsked[name][locale],
      value: given[name],
      maxLength: 500,
    });
  return markup`<details class="for-bant"${isGiven ? markup` open` : nothing}>
    <summary>${words.known}</summary>
    ${knownNow(view)} ${item('need', view)} ${text('problem')} ${text('reason')} ${item('authority', view)}
    ${text('decisionFlow')} ${item('budget', view)} ${item('timeframe', view)}
    ${choiceField({ name: 'seriousness', legend: hearingLabels.seriousness[locale], hint: whyAsked.seriousness[locale], choices: choicesOf(seriousnessLabels, view), chosen: given['seriousness'] })}
  </details>`;
}

const names = [
  ...['need', 'authority', 'budget', 'timeframe'].flatMap((name) => [name, `${name}Note`]),
  'problem',
  'reason',
  'decisionFlow',
  'seriousness',
];

/** A choice of four and its note, in one group. */
function item(name: Item, view: ReportView): Html {
  const { locale, given } = view;
  const labels: Readonly<Record<string, Label>> = bantLabels[name];
  const legend = hearingWords[locale][name];
  return markup`<fieldset>
    <legend>${legend}<span class="hint">${whyAsked[name][locale]}</span></legend>
    ${choiceList({ name, legend, choices: bantSchema.shape[name].unwrap().options.map((value): Choice => ({ value, label: labelOf(labels, value, locale) })), chosen: given[name], pairs: true })}
    ${inputField({ name: `${name}Note`, label: noteLabels[name][locale], type: 'text', value: given[`${name}Note`] })}
  </fieldset>`;
}

/** What earlier talks brought, so that nobody asks the customer twice. */
function knownNow({ known: { bant, notes }, locale }: ReportView): Html {
  const lines = (['need', 'authority', 'budget', 'timeframe'] as const).flatMap((name) => {
    const choice = bant[name];
    const note = clean(notes[name]);
    const said = [choice === undefined ? '' : labelOf(bantLabels[name], choice, locale), note].filter(
      (part) => part !== '',
    );
    return said.length === 0
      ? []
      : [`${bantItemLabels[name][locale]}: ${said.join(locale === 'ja' ? '・' : ', ')}`];
  });
  return lines.length === 0
    ? nothing
    : markup`<p class="summary">${hearingWords[locale].knownNow}${lines.map((line) => markup`<br>${line}`)}</p>`;
}

const choicesOf = (labels: Readonly<Record<string, Label>>, { locale }: ReportView): readonly Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: label[locale] }));

/** なぜこの項目をうかがうか. */
const whyAsked = {
  need: { ja: 'お役に立てるかを見きわめるため', en: 'To see whether we can help' },
  problem: {
    ja: 'どのくらいお困りかで、急ぐかどうかを決めるため',
    en: 'How deep it goes says how urgent it is',
  },
  reason: { ja: '提案を、お客様の目的に合わせるため', en: 'So that the proposal serves their purpose' },
  authority: { ja: '次にどなたとお話しするかを決めるため', en: 'To know whom to speak with next' },
  decisionFlow: {
    ja: '稟議にかかる日数と資料を見込むため',
    en: 'To plan for the time and papers of their approval',
  },
  budget: { ja: '提案の規模と時期を合わせるため', en: 'So that the proposal fits in size and time' },
  timeframe: { ja: '次に連絡する日を決めるため', en: 'To set the day of the next contact' },
  seriousness: { ja: '優先して対応する方を決めるため', en: 'To decide whom to look after first' },
} as const satisfies Readonly<Record<string, Label>>;

const noteLabels: Readonly<Record<Item, Label>> = {
  need: { ja: '課題の内容（お客様の言葉で）', en: 'The problem, in their own words' },
  authority: { ja: '決裁者のお名前・役職', en: 'Name and title of the decision-maker' },
  budget: { ja: '金額・申請の時期（例: 300万円、来期に申請）', en: 'Amount, or when it is applied for' },
  timeframe: { ja: '年月（例: 2027年4月）', en: 'Year and month (such as April 2027)' },
};

const hearingWords = {
  ja: {
    known: '分かったこと（任意）',
    knownNow: 'いまの記録',
    need: '課題',
    authority: '決裁者',
    budget: '予算',
    timeframe: '導入時期',
  },
  en: {
    known: 'What you learned (optional)',
    knownNow: 'On record now',
    need: 'Need',
    authority: 'Decision-maker',
    budget: 'Budget',
    timeframe: 'Time of introduction',
  },
};
