import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { answerLines } from '../mails/answer-words.ts';
import type { HistoryLineView } from './sales-page-view.ts';
import { markup, type Html, nothing } from '../content/markup.ts';

/** What was answered before, folded: when, who, what; what was taken back is marked. */
export function historyList({
  locale,
  history,
}: {
  readonly locale: Locale;
  readonly history: readonly HistoryLineView[];
}): Html {
  if (history.length === 0) return nothing;
  const ja = locale === 'ja';
  const items = history.map((line) => {
    const [first = '', ...details] = answerLines(line.answer, locale);
    const who = clean(line.who);
    const what = line.isUndone
      ? markup`<s>${first}</s> <strong>${ja ? '取り消し済み' : 'Taken back'}</strong>`
      : markup`<strong>${first}</strong>${details.map((detail) => markup`<br>${detail}`)}`;
    return markup`<li><span class="hint">${who === '' ? clean(line.when) : `${clean(line.when)} ${who}`}</span>${what}</li>`;
  });
  return markup`<details class="history">
    <summary>${ja ? `これまでの記録（${history.length}件）` : `Earlier answers (${history.length})`}</summary>
    <ul>${items}</ul>
  </details>`;
}
