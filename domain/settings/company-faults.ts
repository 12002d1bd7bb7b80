import { clean } from '../kernel/clean-text.ts';
import { placeholdersIn, type Placeholder } from '../mail/find-placeholders.ts';
import { whoReaches } from '../mail/text-links.ts';
import type { Bilingual } from '../kernel/locale.ts';
import type { SettingFault } from './setting-fault.ts';
import type { Settings } from './settings.ts';

/** What each mail says at its foot, because the law asks for it (R19): who writes, and where he is found. */
export const companyFaults: Readonly<
  Partial<Record<keyof Settings, (settings: Settings) => readonly SettingFault[]>>
> = {
  companyName: ({ companyName }) => written('companyName', companyName),
  postalAddress: ({ postalAddress }) => written('postalAddress', postalAddress),
  postalCode: ({ postalCode, locale, exclusion }) =>
    locale === 'ja' && exclusion.country === 'JP'
      ? faultIf(
          !/^(?:〒?\s*\d{3}[- ]?\d{4})?$/.test(narrow(postalCode)),
          'postalCode',
          postalCode,
          words.postalCode,
        )
      : [],
  phone: ({ phone }) =>
    faultIf(!isNumber(narrow(phone)) || placeholdersIn(phone).length > 0, 'phone', phone, words.phone),
  contactUrl: ({ contactUrl }) => reachable('contactUrl', contactUrl),
  privacyUrl: ({ privacyUrl }) => reachable('privacyUrl', privacyUrl),
  assets: ({ assets }) =>
    assets.flatMap(({ title, points, pages, minutes }, at) => [
      ...written(`assets.${at}.title`, title.ja.trim() === '' ? title.en : title.ja),
      ...filled(`assets.${at}.title`, title.en),
      ...[...points.ja, ...points.en].flatMap((each) => filled(`assets.${at}.points`, each)),
      ...faultIf(pages !== undefined && pages < 1, `assets.${at}.pages`, String(pages), words.positive),
      ...faultIf(
        minutes !== undefined && minutes <= 0,
        `assets.${at}.minutes`,
        String(minutes),
        words.positive,
      ),
    ]),
};

const narrow = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[‐‑–—―−ー]/g, '-')
    .trim();

/** None is given, or one that can be dialled, be it in letters (1-800-FLOWERS); what is said beside it is the writer's. */
const isNumber = (text: string): boolean =>
  text === '' ||
  (!/x{2,}/i.test(text) &&
    (text.replaceAll(/\D/g, '').length >= 6 || /^\+?\d[\d -]{2,}[a-z-]{3}/i.test(text)));

const faultIf = (isFault: boolean, place: string, value: string, said: Bilingual): readonly SettingFault[] =>
  isFault ? [{ place, value, words: said }] : [];

const filled = (place: string, value: string): readonly SettingFault[] =>
  faultIf(
    placeholdersIn(value).some((each) => isLeftOver(each, value)),
    place,
    value,
    words.unfilled,
  );

/** XX in a name or a street (XX Networks, Via XX Settembre) and TODO in a title may be meant; alone they say nothing. */
const isLeftOver = ({ isCertain, kind, found }: Placeholder, value: string): boolean =>
  isCertain ||
  (kind === 'gap' && !/^X+$/.test(found)) ||
  (kind === 'note' && /[^\p{ASCII}]/u.test(found)) ||
  found === value.normalize('NFKC').trim();

const written = (place: string, value: string): readonly SettingFault[] =>
  clean(value) === '' ? [{ place, value, words: words.blank }] : filled(place, value);

const reachable = (place: string, url: string): readonly SettingFault[] =>
  faultIf(whoReaches(url) !== 'anybody', place, url, words.url);

const words = {
  blank: {
    ja: '空です。お客様へのメールに書かれるので、入力してください。',
    en: 'It is empty. Every mail to customers says it; please give it.',
  },
  unfilled: {
    ja: '書きかけの印が残っています。お客様へのメールにそのまま書かれるので、実際の言葉にしてください。',
    en: 'A placeholder is left in it. Mails to customers say it as it is; give the words that are meant.',
  },
  postalCode: {
    ja: '郵便番号は 100-0005 のように、7桁で入力してください。',
    en: 'Give the seven digits of a Japanese postal code, such as 100-0005.',
  },
  phone: {
    ja: '電話番号は 03-1234-5678 のように入力してください。ないときは空にします。',
    en: 'Give a telephone number, such as +1 212 555 0100, or leave it empty.',
  },
  url: {
    ja: 'お客様が開けるページではありません。公開されたページのアドレスを入力してください。',
    en: 'Customers cannot open it. Give the address of a public page.',
  },
  positive: { ja: '1以上の数で入力してください。', en: 'Give a number from 1 on.' },
} satisfies Record<string, Bilingual>;
