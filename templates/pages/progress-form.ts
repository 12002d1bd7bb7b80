import { clean } from '../../domain/kernel/clean-text.ts';
import { rankLabels, nextActionLabels } from '../../contract/labels.ts';
import type { CriterionView, PhaseView } from './progress-view.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { draftButton, draftNote } from './draft-parts.ts';
import { checkBox, choiceField, choiceList, hidden, inputField, textField } from './fields.ts';
import { historyList } from './history-list.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';

type ProgressPageView = Extract<SalesPageView, { kind: 'progress' }>;

/**
 * Where a deal stands. What belongs to a phase is shown while that phase is chosen, by style alone: the checks that a move
 * there still lacks, its stages, its records. A browser that does not know `:has` shows them all.
 */
export function progressForm(view: ProgressPageView): Html {
  const { locale, present } = view;
  const words = formWords[locale];
  const since = clean(present.since) === '' ? '' : words.since(clean(present.since));
  const stands = [present.phase, present.stage ?? '']
    .map((part) => clean(part))
    .filter((part) => part !== '');
  return markup`<style>
      ${{ html: revealing(view) }}
    </style>
    ${draftNote(view)} ${problemOf(view)}
    <p class="summary">${words.present}: <strong>${stands.join(words.between)}</strong>${{ html: locale === 'en' ? ' ' : '' }}${since}</p>
    <form method="post" action="${address(view.action)}">
      ${hidden('from', present.id)} ${phaseField(view)} ${view.lacking.map((each, index) => checksOf(each, index, view))} ${rankField(view)} ${amountField(view)}
      ${view.phases.map((phase) => stageField(phase, view))} ${nextActionFields(view)} ${view.phases.map((phase) => recordsOf(phase, view))}
      <button type="submit">${words.send}</button>
      ${draftButton(view)}
    </form>
    ${view.reportUrl === undefined ? nothing : markup`<p class="away-link"><a href="${address(view.reportUrl)}">${words.report}</a></p>`}
    ${historyList(view)}`;
}

/** A refused move names the criterion in its own words; the boxes stand with the phase below. */
function problemOf({ problem, refused, locale }: ProgressPageView): Html {
  if (problem === undefined) return nothing;
  const criteria = refused.map(
    ({ from, to, text }) =>
      markup`<p class="summary">${formWords[locale].criterion(clean(from), clean(to))}: ${text}</p>`,
  );
  return markup`<div role="alert"><p class="problem">${problem}</p>${criteria}</div>`;
}

function phaseField({ phases, given, locale }: ProgressPageView): Html {
  const choices = phases.map(
    ({ id, label, meaning }) =>
      markup`<label class="choice" for="phase-${id}"><input type="radio" id="phase-${id}" name="phase" value="${id}"${{ html: given['phase'] === id ? ' checked' : '' }}><span>${label}<span class="hint">${meaning}</span></span></label>`,
  );
  return markup`<fieldset>
    <legend>${formWords[locale].phase}</legend>
    <div class="choices">${choices}</div>
  </fieldset>`;
}

/** What a move lacks, as boxes; what is known is not asked again. */
function checksOf(
  { from, to, text, missing }: CriterionView,
  index: number,
  { given, locale }: ProgressPageView,
): Html {
  const words = formWords[locale];
  const boxes = missing.map(({ id, label }) => checkBox(`check-${id}`, label, given[`check-${id}`]));
  return markup`<fieldset class="for-criterion-${index}">
    <legend>${words.checks(clean(from), clean(to))}<span class="hint">${text}</span></legend>
    <div class="choices">${boxes}</div>
  </fieldset>`;
}

function rankField({ rank, given, locale }: ProgressPageView): Html {
  if (rank === undefined) return nothing;
  const words = formWords[locale];
  return markup`<div class="for-rank">${choiceField({
    name: 'rank',
    legend: words.rank,
    hint: words.rankHint(rank.present, rank.proposed),
    choices: (['A', 'B', 'C'] as const).map((value) => ({ value, label: rankLabels[value][locale] })),
    chosen: given['rank'] ?? rank.proposed,
  })}</div>`;
}

function amountField({ wonPhase, given, locale }: ProgressPageView): Html {
  if (wonPhase === undefined) return nothing;
  const words = formWords[locale];
  return markup`<div class="for-amount">
    <p class="hint">${words.won}</p>
    ${inputField({ name: 'amount', label: words.amount, type: 'text', hint: words.amountHint, value: given['amount'] })}
  </div>`;
}

function stageField({ id, label, stages }: PhaseView, { given, locale }: ProgressPageView): Html {
  if (stages.length === 0) return nothing;
  return markup`<div class="for-phase-${id}">${choiceField({
    name: `stage-${id}`,
    legend: formWords[locale].stage(clean(label)),
    choices: stages.map((stage) => ({ value: stage.id, label: clean(stage.label) })),
    chosen: given[`stage-${id}`],
    pairs: true,
  })}</div>`;
}

function nextActionFields({ given, laterActions, locale }: ProgressPageView): Html {
  const words = formWords[locale];
  const choices = (['planned', 'undecided'] as const).map((value) => ({
    value,
    label: nextActionLabels[value][locale],
  }));
  const later =
    laterActions.length === 0
      ? nothing
      : markup`<p class="hint">${words.later}: ${laterActions.map((each) => clean(each)).join(words.between)}</p>`;
  return markup`<fieldset>
    <legend>${words.next}</legend>
    ${choiceList({ name: 'next', legend: words.next, choices, chosen: given['next'], pairs: true })}
    <div class="for-next">
      ${inputField({ name: 'nextOn', label: words.nextOn, type: 'date', value: given['nextOn'] })}
      ${inputField({ name: 'nextWhat', label: words.nextWhat, type: 'text', value: given['nextWhat'] })}
    </div>
    ${later}
  </fieldset>`;
}

/** What is recorded in a phase, folded, list by list. */
function recordsOf({ id, label, lists }: PhaseView, { given, locale }: ProgressPageView): Html {
  const items = lists.flatMap((list) => list.items);
  if (items.length === 0) return nothing;
  const written = items.filter((item) => (given[`record-${item.id}`] ?? '') !== '').length;
  const fieldsOf = (list: (typeof lists)[number]): readonly Html[] =>
    list.items.map((item) =>
      textField({
        name: `record-${item.id}`,
        label: clean(item.label),
        value: given[`record-${item.id}`],
        maxLength: 500,
        rows: 2,
      }),
    );
  // A phase with one list needs no second heading.
  const fields =
    lists.length === 1
      ? lists.flatMap((list) => fieldsOf(list))
      : lists.map((list) => markup`<fieldset><legend>${list.label}</legend>${fieldsOf(list)}</fieldset>`);
  return markup`<details class="for-phase-${id}">
    <summary>${formWords[locale].records(clean(label), written, items.length)}</summary>
    ${fields}
  </details>`;
}

/** Hides what belongs to phases that are not chosen. Ids are letters and digits alone (`salesProcessSchema`). */
function revealing({ phases, lacking, rank, wonPhase }: ProgressPageView): string {
  const rules: readonly (readonly [string, readonly string[]])[] = [
    ...phases.map(({ id }) => [`.for-phase-${id}`, [id]] as const),
    ...lacking.map(({ neededFor }, index) => [`.for-criterion-${index}`, neededFor] as const),
    ...(rank === undefined ? [] : [['.for-rank', rank.phases] as const]),
    ...(wonPhase === undefined ? [] : [['.for-amount', [wonPhase]] as const]),
  ];
  const hiding = rules.map(
    ([field, shownBy]) =>
      `form:not(:has(${shownBy.map((id) => `#phase-${id}:checked`).join(',')})) ${field}{display:none}`,
  );
  return `@supports selector(:has(a)){\n${hiding.join('\n')}\nform:has(#next-undecided:checked) .for-next{display:none}\n}`;
}

const formWords = {
  ja: {
    present: 'いまの位置',
    between: '／',
    since: (when: string) => `（${when}から）`,
    phase: '営業フェーズ',
    stage: (phase: string) => `営業ステージ（${phase}・任意）`,
    criterion: (from: string, to: string) => `移行基準「${from}→${to}」`,
    checks: (from: string, to: string) => `${from}→${to} に進むための確認`,
    rank: 'A/B/C判定の見直し',
    rankHint: (present: string, proposed: string) =>
      `いまの判定は${present}です。分かっている予算・決裁・課題・時期から${proposed}を選んであります。`,
    won: '成約で記録すると、受注として報告されます。',
    amount: '受注金額',
    amountHint: '例: 120万円。決まっていなければ「未定」',
    next: '次のアクション',
    nextOn: '日付',
    nextWhat: '内容（例: 競合比較表を送付）',
    later: 'その後の予定',
    records: (phase: string, written: number, of: number) =>
      `${phase}の記録（任意・${of}項目中${written}項目）`,
    send: '記録する',
    report: '結果を報告する（話せた、失注など）',
  },
  en: {
    present: 'Stands at',
    between: ', ',
    since: (when: string) => `(since ${when})`,
    phase: 'Sales phase',
    stage: (phase: string) => `Deal stage (${phase}, optional)`,
    criterion: (from: string, to: string) => `Criterion "${from} to ${to}"`,
    checks: (from: string, to: string) => `To move from ${from} to ${to}`,
    rank: 'The rank, looked at anew',
    rankHint: (present: string, proposed: string) =>
      `The rank is ${present} now. ${proposed} is chosen by what is known of budget, authority, need and timeframe.`,
    won: 'Recording it as won reports the deal as won.',
    amount: 'Amount',
    amountHint: 'For example 1,200,000; "undecided" if it is not fixed',
    next: 'Next action',
    nextOn: 'On',
    nextWhat: 'What (such as: send the comparison)',
    later: 'Planned after that',
    records: (phase: string, written: number, of: number) =>
      `Records of ${phase} (optional, ${written} of ${of})`,
    send: 'Record',
    report: 'Report a result instead (spoke with them, lost, ...)',
  },
};
