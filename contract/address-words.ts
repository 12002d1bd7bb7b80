import type { UnscoredReason } from '../domain/audience/exclusion.ts';
import type { AddressRisk } from '../domain/people/address-risk.ts';
import type { Labels } from './labels.ts';

/** What speaks against an address. */
export const addressRiskLabels: Labels<AddressRisk> = {
  mistyped: { ja: '打ち間違いらしいアドレス', en: 'Looks mistyped' },
  deadDomain: { ja: 'メールの届かないドメイン', en: 'Domain that takes no mail' },
  shared: { ja: '共有のアドレス（info@ など）', en: 'Shared address (info@)' },
  longSilent: { ja: '2年以上やりとりがない', en: 'Silent for over two years' },
  none: { ja: '気になる点なし', en: 'No doubt' },
};

/** Why nothing that is done there scores. */
export const unscoredLabels: Labels<UnscoredReason> = {
  outsider: {
    ja: '自社・競合・仕入先の方なので、点は付きません。',
    en: 'One of your own people, a competitor or a supplier: nothing scores.',
  },
  sharedAddress: {
    ja: '共有のアドレス（info@ など）で、どなたの行動か分からないため、点は付きません。ご請求・お問い合わせは営業に届きます。個人のアドレスに変えると、過去の行動から数え直します。',
    en: 'A shared address (such as info@) does not say who acted, so nothing scores. Requests still reach sales. With a personal address everything is counted anew.',
  },
};
