import { erasureRefusal } from '../../domain/privacy/erasure.ts';
import type { Addressee } from '../people/address-store.ts';

/** When whoever had an address was erased at their request, and has not come back since: no file brings them back. */
export const erasedAt = ({ isKnown, refusals }: Addressee): string | undefined =>
  isKnown ? undefined : refusals.find(({ id }) => id === erasureRefusal)?.at;

/** A row that was left out, in a report of whichever language. */
export const leftOutAsErased = (email: string): string =>
  `${email}（ご本人の請求により消去済み・取り込みません / erased at their request, left out）`;
