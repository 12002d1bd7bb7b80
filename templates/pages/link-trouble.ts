import type { SalesPageView } from './sales-page-view.ts';
import { hidden, inputField } from './fields.ts';
import { address, markup, nothing, type Html } from '../content/markup.ts';

/** The title and the body of a page. */
export interface Content {
  readonly title: string;
  readonly main: Html;
}

/** A form with one button. */
export const postForm = (action: string, fields: Html, label: string): Html =>
  markup`<form method="post" action="${address(action)}">
    ${fields}<button type="submit">${label}</button>
  </form>`;

/** Looking sends nothing: the button does. */
function askForLink(action: string, ja: boolean): Content {
  return {
    title: ja ? 'このリンクの有効期限が過ぎています' : 'This link has expired',
    main: ja
      ? markup`<p>新しいリンクを、担当者のメールアドレスにお送りします。</p>
          ${postForm(action, hidden('answer', 'freshLink'), '新しいリンクを受け取る')}`
      : markup`<p>A new link can be sent to the owner's own address.</p>
          ${postForm(action, hidden('answer', 'freshLink'), 'Send me a new link')}`,
  };
}

/** For somebody whose link lost a part on its way: the code stands at the end of the mail. */
const codeForm = (action: string, given: string | undefined, ja: boolean): Html =>
  postForm(
    action,
    inputField({
      name: 'code',
      label: ja ? '受付番号' : 'Reference',
      type: 'text',
      value: given,
      problem:
        given === undefined
          ? undefined
          : ja
            ? '6文字の受付番号を入力してください。'
            : 'Enter the six characters.',
      hint: ja
        ? 'メールの末尾にある6文字です。新しいリンクを、担当者のメールアドレスにお送りします。'
        : 'Six characters at the end of the mail. A new link goes to the owner’s own address.',
    }),
    ja ? '新しいリンクを受け取る' : 'Send me a new link',
  );

/** What is said where a link of a mail to sales does not open, and how to get another. */
export function linkTrouble(view: Extract<SalesPageView, { kind: 'linkTrouble' }>): Content {
  const ja = view.locale === 'ja';
  const expired = view.trouble === 'expired';
  if (view.askAction !== undefined) return askForLink(view.askAction, ja);
  const byCode = view.byCodeAction === undefined ? nothing : codeForm(view.byCodeAction, view.notACode, ja);
  if (view.trouble === 'asked')
    return {
      title: ja ? '承りました' : 'Thank you',
      main: markup`<p>${ja ? '対応中の受付番号でしたら、担当者のメールアドレスに新しいリンクがまもなく届きます。' : 'If there is an open handoff of that reference, a new link reaches its owner by mail shortly.'}</p>`,
    };
  return {
    title: expired
      ? ja
        ? 'このリンクの有効期限が過ぎています'
        : 'This link has expired'
      : ja
        ? 'このリンクは開けませんでした'
        : 'This link could not be opened',
    main: ja
      ? markup`<p>
            ${expired ? '新しいリンクをメールでお送りできる場合は、まもなく届きます。' : 'リンクの一部が欠けている可能性があります。メールのボタンから、もう一度開いてください。'}
          </p>
          ${byCode}`
      : markup`<p>
            ${expired ? 'If a new one can be sent, it will reach you by mail shortly.' : 'Part of it may be missing. Please open it once more with the button of the mail.'}
          </p>
          ${byCode}`,
  };
}
