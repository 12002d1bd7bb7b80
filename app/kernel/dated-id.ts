import { randomBytes } from 'node:crypto';

/** An id that begins with its time: lists of such ids are in the order of their making. */
export const datedId = (at: string): string =>
  `${at.replaceAll(/\D/g, '')}-${randomBytes(5).toString('hex')}`;
