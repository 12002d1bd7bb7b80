import { promiseWayLabels } from '../../contract/answer-words.ts';
import { markup, type Html, nothing } from '../content/markup.ts';
import { choiceField, choiceList, inputField } from './fields.ts';
import { postForm } from './link-trouble.ts';
import type { SalesPageView } from './sales-page-view.ts';

/** When and how the customer will be contacted. Calls are offered only to whoever may be called. */
export function promiseForm(view: Extract<SalesPageView, { kind: 'promise' }>): Html {
  const { locale, given, mayCall, problem } = view;
  const ja = locale === 'ja';
  const legend = ja ? '連絡する日時' : 'Time';
  const ways = (['phone', 'visit', 'online', 'mail'] as const).filter((way) => mayCall || way !== 'phone');
  const fields = markup`${problem === undefined ? nothing : markup`<p class="problem" role="alert">${problem}</p>`}
    ${choiceField({
      name: 'way',
      legend: ja ? '連絡の方法' : 'How',
      hint: mayCall ? undefined : ja ? '電話はご希望されていません。' : 'This customer does not want calls.',
      choices: ways.map((way) => ({ value: way, label: promiseWayLabels[way][locale] })),
      chosen: given['way'] ?? (mayCall ? 'phone' : 'mail'),
      pairs: true,
    })}
    <fieldset>
      <legend>${legend}</legend>
      ${choiceList({ name: 'callAt', legend, choices: view.choices, chosen: given['callAt'] ?? view.choices[0]?.value, pairs: true })}
    </fieldset>
    ${inputField({ name: 'callAtOther', label: ja ? '別の日時' : 'Another time', type: 'datetime-local', value: given['callAtOther'], hint: ja ? `入力すると、こちらを優先します。時刻はすべて ${view.timeZone} です。` : `If you enter one, it is used instead. All times are ${view.timeZone}.` })}`;
  return postForm(view.action, fields, ja ? 'この日時に連絡します' : 'I will be in touch then');
}
