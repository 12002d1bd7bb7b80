import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { detailsOf } from '../mails/nurture-variables.ts';
import type { AssetView } from '../mails/person-view.ts';
import type { CustomerPageView } from './customer-page-view.ts';
import { hidden } from './fields.ts';
import { inquiryForm } from './inquiry-form.ts';
import { page } from './page.ts';
import { senderFooter, textLink, urgentCall } from './sender-lines.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';

/** A page for customers. It says nothing of campaigns, and nothing happens by looking at it: a button posts. */
export function renderCustomerPage(view: CustomerPageView): string {
  const { title, main } = view.locale === 'ja' ? contentJa(view) : contentEn(view);
  return page({
    locale: view.locale,
    title,
    header: view.sender.companyName,
    main,
    footer: senderFooter(view.sender, view.locale),
  });
}

interface Content {
  readonly title: string;
  readonly main: Html;
}

function contentJa(view: CustomerPageView): Content {
  switch (view.kind) {
    case 'document':
      return {
        title: clean(view.asset.title),
        main: markup`${assetOf(view.asset, 'ja')}${form(view.action, '資料をダウンロードする')}
          <p class="hint">資料のダウンロードは、ご案内内容の改善とご連絡の参考に利用します。</p>`,
      };
    case 'documentReady':
      return {
        title: '資料をご用意しました',
        main: markup`<p>「${view.asset.title}」は、次のボタンからご覧いただけます。</p>
          ${link(view.url, '資料を開く')}`,
      };
    case 'invitation':
      return {
        title: clean(view.asset.title),
        main: markup`${assetOf(view.asset, 'ja')}${form(view.action, 'ウェビナーに申し込む')}
          <p class="hint">お申し込みの内容は、開催のご案内とその後のご連絡に利用します。</p>`,
      };
    case 'registered':
      return {
        title: 'お申し込みを承りました',
        main: markup`<p>「${view.asset.title}」へのお申し込み、ありがとうございます。</p>
          ${startOf(view.asset, 'ja')}
          <p>当日は、次のボタンからご参加ください。</p>
          ${link(view.url, '参加用のページを開く')}`,
      };
    case 'inquiry':
      return { title: 'お問い合わせ', main: inquiryForm(view) };
    case 'inquiryThanks':
      return {
        title: 'お問い合わせを承りました',
        main: markup`<p>ありがとうございます。担当者が内容を確認し、折り返しご連絡いたします。</p>
          ${urgentCall(view.sender, 'ja')}`,
      };
    case 'unsubscribe':
      return {
        title: 'メール配信の停止',
        main: markup`${clean(view.email) === '' ? markup`<p>今後、ご案内のメールをお送りしません。</p>` : markup`<p><strong>${view.email}</strong> 宛てに、今後ご案内のメールをお送りしません。</p>`}
          <p>ログインは不要です。ボタンを押すと、すぐに停止します。</p>
          ${form(view.action, '配信を停止する', hidden('List-Unsubscribe', 'One-Click'))}`,
      };
    case 'unsubscribed':
      return {
        title: '配信を停止しました',
        main: markup`${clean(view.email) === '' ? markup`<p>今後、ご案内のメールはお送りしません。</p>` : markup`<p><strong>${view.email}</strong> 宛てのご案内のメールは、今後お送りしません。</p>`}
          <p>お手続きは以上です。行き違いでメールが届いた場合は、ご容赦ください。</p>`,
      };
    case 'goOn':
      return {
        title: 'ご案内を続けて受け取る',
        main: markup`<p>ボタンを押すと、これからも月に一度ご案内をお送りします。</p>
          ${form(view.action, 'ご案内を続けて受け取る')}`,
      };
    case 'goingOn':
      return {
        title: 'ありがとうございます',
        main: markup`<p>これからも月に一度、ご案内をお送りします。</p>
          <p>ご不要になりましたら、メールの「配信停止」からいつでも止められます。</p>`,
      };
    case 'linkTrouble':
      return {
        title:
          view.trouble === 'expired' ? 'このリンクの有効期限が過ぎています' : 'このリンクは開けませんでした',
        main: markup`<p>
            ${view.trouble === 'expired' ? '恐れ入りますが、新しいご案内のリンクをお使いください。' : 'リンクの途中で改行されたり、一部が欠けたりしている可能性があります。メールのリンク全体をコピーして、もう一度お試しください。'}
          </p>
          <p>
            解決しない場合は、お手数ですが${textLink(view.sender.contactUrl, 'お問い合わせ窓口')}までご連絡ください。配信の停止も、こちらで承ります。
          </p>`,
      };
    case 'mailGone':
      return {
        title: 'このメールは表示できません',
        main: markup`<p>
          配信停止のお手続きがお済みの場合や、試し送りのメールの場合は表示されません。お手続きは必要ありません。
        </p>`,
      };
    case 'nothingHere':
      return {
        title: 'このページにご案内はありません',
        main: markup`<p>
          お手続きは必要ありません。このページは閉じていただいて差し支えありません。
        </p>`,
      };
    default:
      return view satisfies never;
  }
}

function contentEn(view: CustomerPageView): Content {
  switch (view.kind) {
    case 'document':
      return {
        title: clean(view.asset.title),
        main: markup`${assetOf(view.asset, 'en')}${form(view.action, 'Download the document')}
          <p class="hint">We use downloads to improve what we send and how we contact you.</p>`,
      };
    case 'documentReady':
      return {
        title: 'Your document is ready',
        main: markup`<p>Open "${view.asset.title}" with this button.</p>
          ${link(view.url, 'Open the document')}`,
      };
    case 'invitation':
      return {
        title: clean(view.asset.title),
        main: markup`${assetOf(view.asset, 'en')}${form(view.action, 'Register for the webinar')}
          <p class="hint">
            We use your registration to tell you about the webinar and to contact you afterwards.
          </p>`,
      };
    case 'registered':
      return {
        title: 'You are registered',
        main: markup`<p>Thank you for registering for "${view.asset.title}".</p>
          ${startOf(view.asset, 'en')}
          <p>On the day, join with this button.</p>
          ${link(view.url, 'Open the webinar page')}`,
      };
    case 'inquiry':
      return { title: 'Contact us', main: inquiryForm(view) };
    case 'inquiryThanks':
      return {
        title: 'Thank you for your inquiry',
        main: markup`<p>We have received it and will get back to you.</p>
          ${urgentCall(view.sender, 'en')}`,
      };
    case 'unsubscribe':
      return {
        title: 'Unsubscribe',
        main: markup`${clean(view.email) === '' ? markup`<p>We will send you no more of these mails.</p>` : markup`<p>We will send no more of these mails to <strong>${view.email}</strong>.</p>`}
          <p>No login is needed. It takes effect at once.</p>
          ${form(view.action, 'Unsubscribe now', hidden('List-Unsubscribe', 'One-Click'))}`,
      };
    case 'unsubscribed':
      return {
        title: 'You are unsubscribed',
        main: markup`${clean(view.email) === '' ? markup`<p>We will send you no more of these mails.</p>` : markup`<p>We will send no more of these mails to <strong>${view.email}</strong>.</p>`}
          <p>There is nothing else to do.</p>`,
      };
    case 'goOn':
      return {
        title: 'Go on receiving our mails',
        main: markup`<p>Press the button, and we will go on writing to you once a month.</p>
          ${form(view.action, 'Go on receiving our mails')}`,
      };
    case 'goingOn':
      return {
        title: 'Thank you',
        main: markup`<p>We will go on writing to you once a month.</p>
          <p>You can stop it at any time with the link "Unsubscribe" in each mail.</p>`,
      };
    case 'linkTrouble':
      return {
        title: view.trouble === 'expired' ? 'This link has expired' : 'This link could not be opened',
        main: markup`<p>
            ${view.trouble === 'expired' ? 'Please use the link of a newer mail.' : 'Part of it may be missing, or it was broken over two lines. Please copy the whole link from the mail and try again.'}
          </p>
          <p>
            If that does not help, ${textLink(view.sender.contactUrl, 'please contact us')}. We can
            unsubscribe you there as well.
          </p>`,
      };
    case 'mailGone':
      return {
        title: 'This mail cannot be shown',
        main: markup`<p>
          It is not shown to whoever has unsubscribed, nor where it was a test. There is nothing that you need to do.
        </p>`,
      };
    case 'nothingHere':
      return {
        title: 'There is nothing to read here',
        main: markup`<p>You need not do anything. Please simply close this page.</p>`,
      };
    default:
      return view satisfies never;
  }
}

const form = (action: string, label: string, fields: Html = nothing): Html =>
  markup`<form method="post" action="${address(action)}">
    ${fields}<button type="submit">${label}</button>
  </form>`;

const link = (url: string, label: string): Html =>
  markup`<p><a class="button" href="${address(url)}">${label}</a></p>`;

/** When it is, how long it takes, and what is in it. */
function assetOf(asset: AssetView, locale: Locale): Html {
  const details = detailsOf(asset, locale).replace(/^[（ (]+|[）)]+$/g, '');
  const points = asset.points.map((point) => markup`<li>${point}</li>`);
  return markup`${startOf(asset, locale)}${details === '' ? nothing : markup`<p>${details}</p>`}${
    points.length === 0
      ? nothing
      : markup`<ul>
          ${points}
        </ul>`
  }`;
}

function startOf(asset: AssetView, locale: Locale): Html {
  const start = clean(asset.startsAt);
  return start === ''
    ? nothing
    : markup`<p class="summary">${locale === 'ja' ? '日時' : 'When'}: ${start}</p>`;
}
