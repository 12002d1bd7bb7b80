import { clean } from '../../domain/kernel/clean-text.ts';
import { bareName } from '../mails/nurture-variables.ts';
import type { WelcomePageView } from './welcome-page-view.ts';
import { hidden } from './fields.ts';
import { page } from './page.ts';
import { address, markup } from '../content/markup.ts';

/** Where a salesperson says that our mails arrive: one button, once. */
export function renderWelcomePage(view: WelcomePageView): string {
  const { locale } = view;
  const ja = locale === 'ja';
  const name = bareName(view.ownerName);
  const header = name === '' ? 'Rekindle' : ja ? `${name}さん` : name;
  switch (view.kind) {
    case 'ask':
      return page({
        locale,
        header,
        title: ja ? 'メールは届きましたか' : 'Has the mail arrived?',
        main: markup`<p>
            ${ja ? 'ボタンを押すと、届いたことがマーケティング担当に伝わります。' : 'The button tells marketing that our mails reach you.'}
          </p>
          <form method="post" action="${address(view.action)}">
            ${hidden('answer', 'welcome')}<button type="submit">${ja ? '受け取りました' : 'It has arrived'}</button>
          </form>`,
      });
    case 'done':
      return page({
        locale,
        header,
        title: ja ? 'ありがとうございます' : 'Thank you',
        main: markup`<p>
            ${ja ? '準備はこれで終わりです。お客様の引き渡しがあるときに、メールでお知らせします。' : 'That is all. A mail will tell you when a customer is handed to you.'}
          </p>
          <p class="summary">
            ${ja ? `差出人: ${clean(view.senderAddress)}（連絡先に加えておくと確実です）` : `From: ${clean(view.senderAddress)} (add it to your contacts to be sure)`}
          </p>`,
      });
    case 'linkTrouble':
      return page({
        locale,
        header,
        title: ja ? 'このリンクは開けませんでした' : 'This link could not be opened',
        main: markup`<p>
          ${ja ? 'リンクの一部が欠けている可能性があります。メールのボタンから、もう一度開いてください。' : 'Part of it may be missing. Please open it once more with the button of the mail.'}
        </p>`,
      });
    default:
      return view satisfies never;
  }
}
