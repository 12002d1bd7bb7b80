import { clean, telHref } from '../../domain/kernel/clean-text.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { choiceList } from './fields.ts';
import { address, markup, nothing, type Html } from '../content/markup.ts';

/** For the manager: how it stands, whom to ask, and who else could have it. */
export function manageForm(view: Extract<SalesPageView, { kind: 'manage' }>): Html {
  const words = formWords[view.locale];
  const phone = clean(view.ownerPhone);
  const href = telHref(phone);
  const call =
    phone === ''
      ? nothing
      : markup`<br />${words.phone} ${href === undefined ? phone : markup`<a href="${{ html: href }}">${phone}</a>`}`;
  const state = markup`<p class="summary">${words.owner} ${clean(view.ownerName)}${call}<br />${words.status} ${view.status}<br />${words.due} ${clean(view.dueAt)}</p>`;
  if (view.candidates.length === 0) return markup`${state}<p>${words.nobody}</p>`;
  return markup`${state}
    <p>${words.stay}</p>
    ${view.problem === undefined ? nothing : markup`<p class="problem" role="alert">${view.problem}</p>`}
    <form method="post" action="${address(view.action)}">
      <fieldset>
        <legend>${words.to}</legend>
        ${choiceList({ name: 'to', legend: words.to, choices: view.candidates })}
      </fieldset>
      <button type="submit">${words.send}</button>
    </form>`;
}

const formWords = {
  ja: {
    owner: '担当:',
    phone: '電話:',
    status: '状態:',
    due: '初回連絡の期限:',
    stay: 'このまま任せるときは、何もせずに閉じてください。',
    to: '替わってもらう方（対応中の少ない順）',
    nobody: 'いま替われる方がいません。',
    send: 'この方に替える',
  },
  en: {
    owner: 'Owner:',
    phone: 'Phone:',
    status: 'State:',
    due: 'First contact due:',
    stay: 'To leave it as it is, just close this page.',
    to: 'New owner (fewest open handoffs first)',
    nobody: 'Nobody else can take it now.',
    send: 'Give it to this person',
  },
} as const;
