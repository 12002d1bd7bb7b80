import { createHmac, timingSafeEqual } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Keyed hashes for ids and signed links. Both keys come from the stack's one secret. */
export interface Keyring {
  /** A stable id of an address: 20 characters, base 32. Without the key it tells nothing. */
  readonly idOf: (namespace: string, text: string) => string;
  /** Signs the payload of a link: 22 characters, base64url, 128 bits. */
  readonly sign: (payload: string) => string;
  readonly verify: (payload: string, signature: string) => boolean;
}

/** Makes a keyring of a secret. Pure, so that tests and the same secret always agree. */
export function keyringFrom(secret: string): Keyring {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest();
  const sign = (payload: string): string => mac('link', payload).subarray(0, 16).toString('base64url');
  return {
    idOf: (namespace, text) => base32(mac(`id:${namespace}`, text)).slice(0, 20),
    sign,
    verify: (payload, signature) => {
      const expected = Buffer.from(sign(payload));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** Fetches the keyring once per execution environment. */
export function openKeyring(secretArn: string): () => Promise<Keyring> {
  let keyring: Promise<Keyring> | undefined;
  return () => {
    keyring ??= fetchSecret(secretArn).then(keyringFrom);
    keyring.catch(() => (keyring = undefined));
    return keyring;
  };
}

async function fetchSecret(secretArn: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  );
  if (SecretString === undefined)
    throw new Error('the secret holds no text: it must be the generated string');
  return SecretString;
}
