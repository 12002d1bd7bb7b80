import type { ConsentBasis } from '../../domain/people/customer.ts';
import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { Label } from '../../contract/labels.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';

/** 「ご無沙汰しております」 only to people with whom we really spoke (docs/rules.md#how-we-write-to-customers). */
export function greetingOf(kind: DormancyKind, locale: Locale): string {
  if (kind === 'neverContacted') return locale === 'ja' ? 'お世話になっております。' : 'I hope you are well.';
  return locale === 'ja' ? 'ご無沙汰しております。' : 'It has been a while since we last spoke.';
}

/** Where the customer knows us from, in one sentence; true also where little is on record. */
export function relationOf(view: NurtureMailView): string {
  const about = {
    when: clean(view.relation.when),
    product: clean(view.relation.product),
    metAt: clean(view.relation.metAt),
    topic: clean(view.topic),
    consentBasis: view.consentBasis,
  };
  return view.locale === 'ja'
    ? relationJa(view.relation.dormancy, about)
    : relationEn(view.relation.dormancy, about);
}

interface About {
  readonly when: string;
  readonly product: string;
  readonly metAt: string;
  readonly topic: string;
  readonly consentBasis: ConsentBasis;
}

/** A place where cards change hands: a route such as Web or an advertisement is none. */
const isMeeting = (metAt: string, basis: ConsentBasis): boolean =>
  basis === 'card' &&
  metAt !== '' &&
  !/web|ウェブ|サイト|ホームページ|広告|テレアポ|電話|メール|問い?合わせ|紹介|検索|sns|telemarketing|^ad(s|vertis.*)?$|referral|search|phone|mail/i.test(
    metAt.normalize('NFKC'),
  );

function relationJa(kind: DormancyKind, { when, product, metAt, topic, consentBasis }: About): string {
  const then = when === '' ? '以前' : `${when}に`;
  const comma = when === '' ? '、' : '';
  switch (kind) {
    case 'lapsed':
      return product === ''
        ? `${then}お取引をいただきました節は、誠にありがとうございました。`
        : `${then}「${product}」をご導入いただきました節は、誠にありがとうございました。`;
    case 'lostDeal':
      return `${then}${comma}${product === '' ? topic : `「${product}」`}のご相談をいただきました節は、ありがとうございました。`;
    case 'stalled':
      return `${then}${comma}${topic}についてお話をお聞かせいただき、ありがとうございました。`;
    case 'wakeDate':
      return `${then}${comma}${topic}についてお話を伺い、時期が近づいてまいりましたのでご連絡いたしました。`;
    case 'neverContacted':
      if (isMeeting(metAt, consentBasis))
        return `${when === '' ? '以前、' : `${when}の`}${metAt}でお名刺を頂戴いたしました。`;
      return unmetJa[consentBasis];
    default:
      return kind satisfies never;
  }
}

function relationEn(kind: DormancyKind, { when, product, metAt, topic, consentBasis }: About): string {
  const then = when === '' ? 'some time ago' : `in ${when}`;
  switch (kind) {
    case 'lapsed':
      return product === ''
        ? `Thank you once more for doing business with us ${then}.`
        : `Thank you once more for choosing ${product} ${then}.`;
    case 'lostDeal':
      return `Thank you for considering ${product === '' ? `us for ${topic}` : product} ${then}.`;
    case 'stalled':
      return `Thank you for talking with us about ${topic} ${then}.`;
    case 'wakeDate':
      return `We talked about ${topic} ${then}, and the time you had in mind is coming closer.`;
    case 'neverContacted':
      if (isMeeting(metAt, consentBasis))
        return `We exchanged business cards at ${metAt}${when === '' ? '' : ` in ${when}`}.`;
      return unmetEn[consentBasis];
    default:
      return kind satisfies never;
  }
}

const unmetJa: Readonly<Record<ConsentBasis, string>> = {
  card: '以前お名刺を頂戴したご縁で、ご案内申し上げます。',
  optIn: '以前、弊社からのご案内をお申し込みいただきましたので、ご連絡いたしました。',
  published: '貴社が公表されているご連絡先宛てに、ご案内申し上げます。',
  transaction: '以前お取引をいただいたご縁で、ご案内申し上げます。',
  unknown: '以前ご連絡先を頂戴したご縁で、ご案内申し上げます。',
};

const unmetEn: Readonly<Record<ConsentBasis, string>> = {
  card: 'You once gave us your business card, so I take the liberty of writing.',
  optIn: 'You once asked to hear from us, so I take the liberty of writing.',
  published: 'I am writing to the contact address that your company has published.',
  transaction: 'Your company once did business with us, so I take the liberty of writing.',
  unknown: 'You once gave us your address, so I take the liberty of writing.',
};

/** Why this mail may be sent, for its footer. */
export const basisSentences: Readonly<Record<ConsentBasis, Label>> = {
  transaction: {
    ja: '本メールは、過去にお取引をいただいた方にお送りしています。',
    en: 'You receive this mail because you or your company have done business with us.',
  },
  card: {
    ja: '本メールは、お名刺を頂戴した方にお送りしています。',
    en: 'You receive this mail because you gave us your business card.',
  },
  optIn: {
    ja: '本メールは、ご案内の受け取りに同意いただいた方にお送りしています。',
    en: 'You receive this mail because you agreed to hear from us.',
  },
  published: {
    ja: '本メールは、メールアドレスを公表されている企業・団体の方にお送りしています。',
    en: 'You receive this mail because your organisation has published this address.',
  },
  unknown: {
    ja: '本メールは、ご連絡先を頂戴した方にお送りしています。',
    en: 'You receive this mail because you gave us your address.',
  },
};
