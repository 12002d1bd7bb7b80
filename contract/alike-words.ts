import type { AlikeReason } from '../domain/people/same-person.ts';
import type { Labels } from './labels.ts';

/** Why two records may be one person. */
export const alikeReasonLabels: Labels<AlikeReason> = {
  name: { ja: '氏名が同じ', en: 'Same name' },
  phone: { ja: '電話番号が同じ', en: 'Same number' },
};
