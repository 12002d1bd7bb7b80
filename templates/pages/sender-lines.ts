import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { postalLine } from '../mails/nurture-footer.ts';
import type { SenderView } from '../mails/person-view.ts';
import { address, exact, markup, type Html, nothing } from '../content/markup.ts';

/** Who the company is, where it is found and by what number; what it has not given is left out. */
export function senderFooter(sender: SenderView, locale: Locale): Html {
  const ja = locale === 'ja';
  const phone = clean(sender.phone);
  const lines = [
    clean(sender.companyName),
    postalLine(sender, locale),
    phone === '' ? '' : `${ja ? '電話' : 'Phone'} ${phone}`,
  ].filter((line) => line !== '');
  return markup`<p>
      ${lines.map((line, at) => (at === 0 ? markup`${line}` : markup`<br />${line}`))}
    </p>
    <p>
      ${textLink(sender.privacyUrl, ja ? '個人情報の取り扱い' : 'Privacy')}${exact(ja ? '　' : ' · ')}${textLink(sender.contactUrl, ja ? 'お問い合わせ' : 'Contact')}
    </p>`;
}

/** How to reach the company at once; nothing where it gives no number. */
export function urgentCall(sender: SenderView, locale: Locale): Html {
  const phone = clean(sender.phone);
  if (phone === '') return nothing;
  return locale === 'ja'
    ? markup`<p>お急ぎの場合は、お電話（${phone}）でも承ります。</p>`
    : markup`<p>If it is urgent, please call ${phone}.</p>`;
}

export const textLink = (url: string, label: string): Html => markup`<a href="${address(url)}">${label}</a>`;
