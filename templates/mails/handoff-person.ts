import { clean, telHref } from '../../domain/kernel/clean-text.ts';
import type { Inline, Line } from '../content/blocks.ts';
import type { HandoffMailView } from './handoff-mail-view.ts';
import { bareName } from './nurture-variables.ts';

/** Where, then who: a name is not parted from its reading. */
export function person({ locale, customer }: HandoffMailView): readonly Line[] {
  const name = bareName(customer.fullName) || bareName(customer.lastName);
  const kana = clean(customer.kana);
  const place = [clean(customer.accountName), clean(customer.department), clean(customer.title)].filter(
    (part) => part !== '',
  );
  const reading = kana === '' ? '' : locale === 'ja' ? `（${kana}）` : ` (${kana})`;
  const who = locale === 'ja' ? `${name === '' ? 'ご担当者' : name}様` : name === '' ? 'Name unknown' : name;
  return [[place.join(locale === 'ja' ? ' ' : ', ')], [who + reading]].filter(([text]) => text !== '');
}

/** Numbers first, each of which can be tapped unless calls are refused; then the address, unless mail is refused. */
export function contact(view: HandoffMailView): readonly Line[] {
  const { locale } = view;
  const words = contactWords[locale];
  const mayCall = view.callPermission === 'allowed';
  const numbers = [
    [words.direct, view.phoneDirect],
    [words.mobile, view.phoneMobile],
    [words.main, view.phoneMain],
  ].flatMap(([label = '', number]): readonly Inline[] => {
    const shown = clean(number);
    const href = telHref(shown);
    if (shown === '') return [];
    return [
      `${label} `,
      mayCall && href !== undefined ? { text: shown, href, tracked: false } : shown,
      words.between,
    ];
  });
  const email = clean(view.customer.email);
  const mayMail = view.mailPermission === 'allowed';
  const address: readonly Inline[] =
    email === ''
      ? []
      : [mayMail ? { text: email, href: `mailto:${email}`, tracked: false } : email, words.between];
  const permission = mayMail ? words.mailAllowed : mayCall ? words.mailStoppedCallOnly : words.mailStopped;
  return [
    numbers.length === 0 ? [words.noNumber] : numbers.slice(0, -1),
    ...(mayCall ? [] : [[callRefused[locale]]]),
    [...address, permission],
  ];
}

export const callRefused = {
  ja: '電話はご希望されていません。お控えください。',
  en: 'This customer does not want calls: please do not phone.',
};

const contactWords = {
  ja: {
    direct: '直通',
    mobile: '携帯',
    main: '代表',
    between: '／',
    noNumber: '電話番号の記録なし',
    mailAllowed: 'メール配信: 可',
    mailStopped: 'メール配信: 停止中',
    mailStoppedCallOnly: 'メール配信: 停止中・電話のみ',
  },
  en: {
    direct: 'Direct',
    mobile: 'Mobile',
    main: 'Switchboard',
    between: ' / ',
    noNumber: 'No phone number on record',
    mailAllowed: 'mail: allowed',
    mailStopped: 'mail: stopped',
    mailStoppedCallOnly: 'mail: stopped, phone only',
  },
};
