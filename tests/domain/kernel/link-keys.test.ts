import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listKeys, withNewKey, withRetired } from '../../../cli/operator/link-keys.ts';
import { linkKeysFrom } from '../../../platform/link-keys.ts';
import { linkToken, readLink } from '../../../platform/signed-links.ts';
import { readReplyAddress, replyAddress } from '../../../platform/reply-address.ts';

const ids = 'the secret of the ids';
const generated = JSON.stringify({ id: 'first', key: 'as the deployment made it' });
const id = 'abcdefghijklmnopqrst';
const minute = 60_000;
const start = Date.parse('2026-12-01T00:00:00Z');

const keysAt = (secret: string, at: number) => linkKeysFrom(ids, secret, () => at);
const linkOf = (secret: string, at: number) => linkToken(keysAt(secret, at), 'd', [id]);
const reading = (secret: string, at: number, token: string, purpose: 'd' | 'u' = 'd') =>
  readLink(keysAt(secret, at), purpose, token, at).kind;

function retire(secret: string, key: string, at: number): string {
  const after = withRetired(secret, key, new Date(at));
  if (after.kind !== 'done') throw new Error(`refused: ${after.kind}`);
  return after.secret;
}

describe('a new key of links', () => {
  const rotated = withNewKey(generated, new Date(start));

  it('signs only when every running function has read it', () => {
    const before = linkOf(rotated, start + 14 * minute);
    const after = linkOf(rotated, start + 15 * minute);

    expect(before).toBe(linkOf(generated, start));
    expect(after).not.toBe(before);
    expect(reading(generated, start, after)).toBe('forged');
    expect(reading(rotated, start, after)).toBe('valid');
  });

  it('leaves every link and reply address of before working, however often keys rotate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (times) => {
        let [secret, at] = [generated, start];
        const made: { readonly link: string; readonly address: string }[] = [];
        for (let turn = 0; turn < times; turn++) {
          const keys = keysAt(secret, at);
          made.push({ link: linkToken(keys, 'd', [id]), address: replyAddress(keys, 'r.example', id, id) });
          secret = withNewKey(secret, new Date(at));
          at += 60 * minute;
        }

        for (const { link, address } of made) {
          expect(reading(secret, at, link)).toBe('valid');
          expect(readReplyAddress(keysAt(secret, at), address)).toBeDefined();
        }
        expect(new Set(made.map(({ link }) => link)).size).toBe(times);
        expect(listKeys(secret).at(-1)?.id).toBe('ids');
      }),
    );
  });
});

describe('a key that is retired', () => {
  const at = start + 60 * minute;
  const rotated = withNewKey(generated, new Date(start));
  const retired = retire(rotated, 'first', at);

  it('opens nothing any more, and still unsubscribes', () => {
    const [link, unsubscribe] = (['d', 'u'] as const).map((purpose) =>
      linkToken(keysAt(generated, start), purpose, [id]),
    );

    expect(reading(retired, at, link ?? '')).toBe('expired');
    expect(reading(retired, at, unsubscribe ?? '', 'u')).toBe('valid');
    expect(
      readReplyAddress(keysAt(retired, at), replyAddress(keysAt(generated, start), 'r.example', id, id)),
    ).toBeUndefined();
    expect(reading(retired, at, linkOf(retired, at))).toBe('valid');
  });

  it('may be the one of the ids too, once another signs', () => {
    const old = linkToken(
      linkKeysFrom(ids, JSON.stringify({ keys: [] }), () => start),
      'd',
      [id],
    );

    expect(reading(generated, at, old)).toBe('valid');
    expect(reading(retire(generated, 'ids', at), at, old)).toBe('expired');
  });

  it('is not the last that signs, nor one that is not there', () => {
    expect(withRetired(generated, 'first', new Date(at)).kind).toBe('last');
    expect(withRetired(rotated, 'first', new Date(start + minute)).kind).toBe('last');
    expect(withRetired(rotated, 'other', new Date(at)).kind).toBe('unknown');
  });
});
