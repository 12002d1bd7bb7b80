import type { MonthlyView } from '../../../contract/monthly.ts';
import { count } from '../../words/figures.ts';
import { word } from '../../words/language.ts';
import { monthName } from './month-name.ts';

const words = {
  title: word('これまでの月', 'Months so far'),
  month: word('月', 'Month'),
  topic: word('話題', 'Topic'),
  sent: word('送信', 'Sent'),
  reacted: word('本人の反応', 'Reacted'),
  asked: word('うち最終確認', 'Of these the last question'),
  silent: word('お返事なしで終了', 'Ended in silence'),
  stopped: word('ほかの理由で終了', 'Ended otherwise'),
};
const columns = ['sent', 'reacted', 'asked', 'silent', 'stopped'] as const;

/** What became of each month, the latest first. */
export const MonthTable = ({ view: { months, topics } }: { readonly view: MonthlyView }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={words.title()}>
    <table class="cards even">
      <caption class="vh">{words.title()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.month()}</th>
          <th scope="col">{words.topic()}</th>
          {columns.map((column) => (
            <th key={column} scope="col" class="num">
              {words[column]()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((of) => (
          <tr key={of.month}>
            <th scope="row" class="wide">
              {monthName(of.month)}
            </th>
            <td data-l={words.topic()}>{topics.find(({ month }) => month === of.month)?.title ?? '–'}</td>
            {columns.map((column) => (
              <td key={column} class="num" data-l={words[column]()}>
                {count(of[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
