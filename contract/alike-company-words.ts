import type { AlikeCompanyReason } from '../domain/people/same-company.ts';
import type { Label, Labels } from './labels.ts';

/** Why two companies may be one. */
export const alikeCompanyLabels: Labels<AlikeCompanyReason> = {
  name: { ja: '社名', en: 'name' },
  domain: { ja: 'メールのドメイン', en: 'mail domain' },
  phone: { ja: '代表電話', en: 'main number' },
};

/** How far a merge is. */
export const companyMergeLabels: Readonly<Record<'moving' | 'merged' | 'undoing', Label>> = {
  moving: { ja: 'まとめています', en: 'being merged' },
  merged: { ja: 'まとめました', en: 'merged' },
  undoing: { ja: '2社に戻しています', en: 'being parted' },
};
