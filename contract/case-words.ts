import type { OpenCase } from '../domain/people/open-case.ts';
import type { Labels } from './labels.ts';

/** What a case is about. */
export const caseMatterLabels: Labels<OpenCase['matter']> = {
  support: { ja: 'サポートへのお問い合わせ', en: 'Asks for support' },
  refusal: { ja: '配信を断っているかもしれません', en: 'May refuse our mails' },
  garbled: { ja: '文字が読み取れない返信', en: 'A reply that cannot be read' },
  unproven: { ja: '差出人を確かめられない返信', en: 'A reply whose sender is not proven' },
};
