import type { AddressRisk } from '../domain/people/address-risk.ts';
import type { Labels } from './labels.ts';

/** What speaks against an address. */
export const addressRiskLabels: Labels<AddressRisk> = {
  mistyped: { ja: '打ち間違いらしいアドレス', en: 'Looks mistyped' },
  shared: { ja: '共有のアドレス（info@ など）', en: 'Shared address (info@)' },
  longSilent: { ja: '2年以上やりとりがない', en: 'Silent for over two years' },
  none: { ja: '気になる点なし', en: 'No doubt' },
};
