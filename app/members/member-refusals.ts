import { UserError } from '../../platform/user-error.ts';

/** Nobody has this id, or had. */
export const noSuchMember = (id: string): UserError =>
  new UserError(404, 'unknown', {
    ja: `利用者「${id}」はいません。一覧を開き直してください。`,
    en: `There is no member "${id}". Open the list again.`,
  });

/** Two people changed the same member. */
export const changedMeanwhile = (): UserError =>
  new UserError(409, 'changed-meanwhile', {
    ja: 'ほかの人が同時に変更しました。一覧を開き直して、もう一度お試しください。',
    en: 'Somebody else changed it at the same time. Open the list again, and try again.',
  });
