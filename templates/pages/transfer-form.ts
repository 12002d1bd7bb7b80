import type { SalesPageView } from './sales-page-view.ts';
import { inputField, textField } from './fields.ts';
import { hearingFields } from './hearing-fields.ts';
import { address, markup, nothing, type Html } from '../content/markup.ts';
import { talkFields } from './talk-fields.ts';

/** What inside sales heard, for the seller: BANT, the hearing, the talk. Nothing is required, but a reason where the rules ask for more. */
export function transferForm(view: Extract<SalesPageView, { kind: 'tossUp' }>): Html {
  const { locale, given, lacking } = view;
  const words = formWords[locale];
  const reason =
    lacking === undefined
      ? nothing
      : markup`<p class="problem" role="alert">${words.lacking(lacking)}</p>
          ${inputField({ name: 'despite', label: words.despite, type: 'text', value: given['despite'] })}`;
  return markup`${reason === nothing ? markup`<p>${words.intro}</p>` : nothing}
    <form method="post" action="${address(view.action)}">
      ${reason} ${hearingFields({ locale, given, known: view.known, isOpen: true })}
      ${talkFields({ locale, given })}
      ${textField({ name: 'note', label: words.note, value: given['note'], maxLength: 2000 })}
      <button type="submit">${words.send}</button>
    </form>`;
}

const formWords = {
  ja: {
    intro: 'うかがったことを営業に伝えます。分かったところだけで結構です。',
    lacking: (what: string) =>
      `引き渡し基準に届いていません（${what}）。それでも渡すときは、理由をお書きください。`,
    despite: 'それでも渡す理由',
    note: '営業へのメモ（任意）',
    send: '営業に引き渡す',
  },
  en: {
    intro: 'This tells the seller what you heard. Fill in only what you know.',
    lacking: (what: string) =>
      `The rules ask for more (${what}). To pass it on all the same, please say why.`,
    despite: 'Why it should go on all the same',
    note: 'Note to the seller (optional)',
    send: 'Pass it on',
  },
} as const;
