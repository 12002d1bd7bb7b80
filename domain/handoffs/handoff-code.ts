import { placeOf } from '../kernel/fingerprint.ts';

/** A short code that a person can read aloud: 6 letters and digits without 0, 1, I, O. */
export function handoffCode(handoffId: string): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let rest = placeOf(handoffId);
  let code = '';
  for (let index = 0; index < 6; index++) {
    rest *= alphabet.length;
    code += alphabet[Math.floor(rest)] ?? '';
    rest -= Math.floor(rest);
  }
  return code;
}
