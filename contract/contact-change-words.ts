import type { ContactChange } from '../domain/people/contact-change.ts';
import type { FactOf } from '../domain/timeline/fact.ts';
import type { Labels } from './labels.ts';

/** What a reply said of a contact. */
export const changeHowLabels: Labels<ContactChange['how']> = {
  left: { ja: '退職', en: 'Left the company' },
  moved: { ja: '異動・担当変更', en: 'Moved to other work' },
  addressGone: { ja: 'アドレスの廃止・変更', en: 'Address closed or changed' },
};

/** What became of it. */
export const changeDidLabels: Labels<FactOf<'contactChange'>['did']> = {
  noticed: { ja: '返信で判明（確認待ち）', en: 'said by a reply, to be confirmed' },
  accepted: { ja: '確認済み', en: 'confirmed' },
  dismissed: { ja: '在籍と確認', en: 'still there' },
};
