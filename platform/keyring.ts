import { createHmac } from 'node:crypto';
import { readSecret } from './read-secret.ts';

/** Keyed hashes for ids. The key is the stack's own and never changes: ids made under it are stored everywhere. */
export interface Keyring {
  /** A stable id of an address: 20 characters, base 32. Without the key it tells nothing. */
  readonly idOf: (namespace: string, text: string) => string;
}

/** Makes a keyring of a secret. Pure, so that tests and the same secret always agree. */
export const keyringFrom = (secret: string): Keyring => ({
  idOf: (namespace, text) =>
    base32(createHmac('sha256', secret).update(`id:${namespace}\0${text}`).digest()).slice(0, 20),
});

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Letters and digits that survive a change of case: five bits each; bits left over at the end tell nothing more. */
export function base32(bytes: Buffer): string {
  let text = '';
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return text;
}

/** Fetches the keyring once per execution environment. */
export function openKeyring(secretArn: string): () => Promise<Keyring> {
  let keyring: Promise<Keyring> | undefined;
  return () => {
    keyring ??= readSecret(secretArn).then(keyringFrom);
    keyring.catch(() => (keyring = undefined));
    return keyring;
  };
}
