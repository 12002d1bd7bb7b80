import { type Outcome, outcomeSchema } from '../../domain/handoffs/handoff.ts';
import { outcomeLabels, reportChannelLabels } from '../../contract/labels.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { draftButton, draftNote } from './draft-parts.ts';
import { type Choice, choiceList, inputField, selectField, textField } from './fields.ts';
import { hearingFields } from './hearing-fields.ts';
import { historyList } from './history-list.ts';
import { sentFields } from './sent-fields.ts';
import { talkFields } from './talk-fields.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';

type ReportView = Extract<SalesPageView, { kind: 'report' }>;

/**
 * The report of a contact: the outcome first (R9), then only what matters for it. Which fields those are is told to the
 * browser by style alone; one that does not know `:has` shows them all.
 */
export function reportForm(view: ReportView): Html {
  const { locale, given } = view;
  const words = formWords[locale];
  const outcome = (value: Outcome): Choice => ({ value, label: outcomeLabels[value][locale] });
  const shared = {
    name: 'outcome',
    legend: words.outcome,
    pairs: true,
    required: true,
    chosen: given['outcome'],
  };
  return markup`<style>
      ${{ html: revealing }}
    </style>
    ${draftNote(view)}
    ${view.problem === undefined ? nothing : markup`<p class="problem" role="alert">${view.problem}</p>`}
    <form method="post" action="${address(view.action)}">
      <fieldset>
        <legend>${words.outcome}</legend>
        ${choiceList({ ...shared, choices: outcomeSchema.options.filter((value) => !isLater(value)).map((value) => outcome(value)) })}
        <p class="hint later">${words.later}</p>
        ${choiceList({ ...shared, choices: outcomeSchema.options.filter((value) => isLater(value)).map((value) => outcome(value)) })}
      </fieldset>
      ${untilFields(view)}
      <div class="for-amount">
        ${inputField({ name: 'amount', label: words.amount, type: 'text', hint: words.amountHint, value: given['amount'] })}
      </div>
      <div class="for-meeting">
        ${inputField({ name: 'meetingOn', label: words.meetingOn, type: 'date', hint: words.meetingHint, value: given['meetingOn'] })}
      </div>
      ${selectField('channel', words.channel, channelChoices(view), given['channel'])} ${hearingFields(view)} ${talkFields(view)} ${sentFields(view)}
      ${textField({ name: 'note', label: markup`${words.note}<span class="hint for-person">${words.personHint}</span>`, value: given['note'], maxLength: 2000 })}
      <button type="submit">${words.send}</button>
      ${draftButton(view)}
    </form>
    ${view.progressUrl === undefined ? nothing : markup`<p class="away-link"><a href="${address(view.progressUrl)}">${words.progress}</a></p>`}
    ${historyList(view)}`;
}

/** Outcomes of a deal, after an opportunity. */
const isLater = (outcome: Outcome): boolean => outcome === 'won' || outcome === 'lost';

/** Fields and the outcomes that show them. */
const shownFor: Readonly<Record<string, readonly Outcome[]>> = {
  '.for-until': ['tooEarly', 'choseAnother'],
  '.for-early': ['tooEarly'],
  '.for-another': ['choseAnother'],
  '.for-amount': ['opportunity', 'won'],
  '.for-meeting': ['opportunity'],
  '.for-bant': ['reached', 'opportunity', 'tooEarly', 'gathering'],
  '.for-person': ['wrongPerson', 'leftCompany'],
};

const revealing = `.later{margin:12px 0 8px}
@supports selector(:has(a)){
${Object.entries(shownFor)
  .map(
    ([field, outcomes]) =>
      `form:not(:has(${outcomes.map((outcome) => `#outcome-${outcome}:checked`).join(',')})) ${field}{display:none}`,
  )
  .join('\n')}
}`;

function untilFields({ locale, given }: ReportView): Html {
  const words = formWords[locale];
  const choices = [
    { value: 'months1', label: words.months1 },
    { value: 'months3', label: words.months3 },
    { value: 'months6', label: words.months6 },
    { value: 'nextTerm', label: words.nextTerm },
  ];
  const label = markup`<span class="for-early">${words.untilDate}</span><span class="for-another">${words.contractEnd}</span>`;
  return markup`<div class="for-until">
    <fieldset class="for-early">
      <legend>${words.until}<span class="hint">${words.untilHint}</span></legend>
      ${choiceList({ name: 'until', legend: words.until, pairs: true, chosen: given['until'], choices })}
    </fieldset>
    ${inputField({ name: 'untilDate', label, type: 'date', value: given['untilDate'] })}
  </div>`;
}

const channelChoices = ({ locale }: ReportView): readonly Choice[] => [
  { value: '', label: formWords[locale].channelNone },
  ...Object.entries(reportChannelLabels).map(([value, label]) => ({ value, label: label[locale] })),
];

const formWords = {
  ja: {
    outcome: 'いかがでしたか',
    later: '商談のその後',
    until: 'いつごろ再開しますか',
    untilHint: 'それまで引き渡ししません。',
    months1: '1か月後',
    months3: '3か月後',
    months6: '6か月後',
    nextTerm: '来期',
    untilDate: '日付で指定（任意）',
    contractEnd: '他社の契約満了日（分かれば）',
    amount: '金額',
    amountHint: '例: 120万円。決まっていなければ「未定」',
    meetingOn: '初回商談の日',
    meetingHint: '日付とお相手が決まったものを商談と数えます。',
    channel: '連絡の方法',
    channelNone: '（選択しない）',
    note: 'メモ（任意）',
    personHint: '正しいご担当者や後任の方が分かれば、お書きください。',
    send: '報告する',
    progress: '商談の進み具合を記録する',
  },
  en: {
    outcome: 'How did it go?',
    later: 'After the opportunity',
    until: 'When should we resume?',
    untilHint: 'There is no handoff before then.',
    months1: 'In 1 month',
    months3: 'In 3 months',
    months6: 'In 6 months',
    nextTerm: 'Next fiscal year',
    untilDate: 'Or on a date (optional)',
    contractEnd: 'End of their contract (if known)',
    amount: 'Amount',
    amountHint: 'For example 1,200,000; "undecided" if it is not fixed',
    meetingOn: 'First meeting on',
    meetingHint: 'An opportunity is a first meeting with date and person fixed.',
    channel: 'How you got in touch',
    channelNone: '(not said)',
    note: 'Note (optional)',
    personHint: 'If you know the right person or the successor, please name them.',
    send: 'Send the report',
    progress: 'Record where the deal stands',
  },
};
