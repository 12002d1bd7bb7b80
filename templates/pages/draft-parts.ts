import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { DraftView } from './sales-page-view.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';

interface WithDraft {
  readonly locale: Locale;
  readonly draft: DraftView;
}

/** Puts the form aside as it is: nothing of it has to be right yet. Comes after the form's own button, which Enter presses. */
export const draftButton = ({ locale, draft }: WithDraft): Html =>
  markup`<button type="submit" class="second" formaction="${address(draft.action)}" formnovalidate>${locale === 'ja' ? '下書きを保存' : 'Save as a draft'}</button>`;

/** Says that what the form shows was saved before, or just now, and has not been sent. */
export function draftNote({ locale, draft }: WithDraft): Html {
  const when = clean(draft.savedAt);
  if (when === '') return nothing;
  const text =
    draft.isJustSaved === true
      ? {
          ja: `下書きを保存しました（${when}）。まだ送信していません。ほかの端末でも続きから入力できます。`,
          en: `The draft is saved (${when}). It is not sent yet; you can go on with it on any device.`,
        }
      : {
          ja: `下書き（${when}に保存）の続きです。まだ送信していません。`,
          en: `This goes on with the draft of ${when}. It is not sent yet.`,
        };
  return markup`<p class="summary" role="status">${text[locale]}</p>`;
}
