import { clean, safeHref } from '../../domain/kernel/clean-text.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Block, Inline, Line } from '../content/blocks.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';
import type { SenderView } from './person-view.ts';
import { basisSentences } from './relation-words.ts';

/** Who writes, on what ground, and how to refuse: what the law asks for. */
export function footerOf(view: NurtureMailView): readonly Block[] {
  const { locale, sender, urls } = view;
  const words = footerWords[locale];
  const signature: readonly Line[] = [
    [clean(sender.companyName)],
    [ownerLine(view)],
    [postalLine(sender, locale)],
    [clean(sender.phone) === '' ? '' : `${words.phone} ${clean(sender.phone)}`],
  ];
  return [
    { kind: 'rule' },
    { kind: 'fine', lines: signature.filter(([first]) => first !== '') },
    {
      kind: 'fine',
      lines: [[basisSentences[view.consentBasis][locale]], [words.privacy], link(sender.privacyUrl)],
    },
    {
      kind: 'fine',
      lines: [[words.unsubscribe], link(urls.unsubscribe), [words.contact], link(sender.contactUrl)],
    },
    ...(urls.browser === undefined
      ? []
      : [{ kind: 'fine' as const, lines: [[words.browser, named(words.inBrowser, urls.browser)]] }]),
  ];
}

/** Where the company is found, with its postal code where it has one. */
export function postalLine({ postalCode, postalAddress }: SenderView, locale: Locale): string {
  const [code, address] = [clean(postalCode).replace(/^〒\s*/, ''), clean(postalAddress)];
  return footerWords[locale].post(
    [address.includes(code) ? '' : code, address].filter((part) => part !== ''),
  );
}

const named = (text: string, href: string): Inline => ({ text, href: safeHref(href), tracked: false });

const link = (href: string): Line => [{ text: safeHref(href), href: safeHref(href), tracked: false }];

/** 「営業一課 鈴木 一郎」; nothing where the company itself signs. */
function ownerLine({ locale, owner, sender }: NurtureMailView): string {
  const name = clean(owner.fullName);
  if (name === clean(sender.companyName)) return '';
  const parts = [clean(owner.department), name].filter((part) => part !== '');
  return locale === 'ja' ? parts.join(' ') : parts.toReversed().join(', ');
}

const footerWords = {
  ja: {
    post: ([code, ...rest]: readonly string[]): string =>
      rest.length === 0 ? (code ?? '') : `〒${code ?? ''} ${rest.join(' ')}`,
    phone: '電話',
    privacy: '資料の閲覧状況は、ご案内内容の改善とご連絡の参考に利用します。個人情報の取り扱い:',
    unsubscribe: '配信停止（ログイン不要・すぐに停止します）:',
    contact: 'お問い合わせ・苦情:',
    browser: '表示が崩れるときは、',
    inBrowser: 'ブラウザで表示',
  },
  en: {
    post: (parts: readonly string[]): string => parts.toReversed().join(', '),
    phone: 'Phone',
    privacy: 'We use what is opened and read to improve what we send and how we contact you. Privacy:',
    unsubscribe: 'Unsubscribe (no login, takes effect at once):',
    contact: 'Contact and complaints:',
    browser: 'Not shown well? ',
    inBrowser: 'View in a browser',
  },
};
