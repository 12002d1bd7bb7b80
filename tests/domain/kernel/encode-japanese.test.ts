import Encoding from 'encoding-japanese';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJapanese } from '../../../domain/kernel/decode-japanese.ts';
import { encodeJapanese } from '../../../domain/kernel/encode-japanese.ts';

const kanji = fc
  .tuple(fc.integer({ min: 0xb0, max: 0xf4 }), fc.integer({ min: 0xa1, max: 0xfe }))
  .map(([first, second]) => new TextDecoder('euc-jp').decode(Uint8Array.of(first, second)))
  .filter((letter) => !letter.includes('\ufffd'));
const texts = fc.string({
  unit: fc.oneof(kanji, fc.constantFrom('あ', 'ソ', '表', '～', '①', '\\', ',', '"', '\r\n', 'a', '9')),
  minLength: 1,
  maxLength: 40,
});

describe('text in the character set of a file', () => {
  it.each(['shift_jis', 'euc-jp', 'iso-2022-jp', 'utf-16le', 'utf-16be', 'utf-8'] as const)(
    'is read back letter by letter from %s',
    (encoding) => {
      fc.assert(
        fc.property(texts, (text) => {
          const read = new TextDecoder(encoding, { fatal: true }).decode(encodeJapanese(text, encoding));

          expect(read).toBe(text);
        }),
      );
    },
  );

  it.each([
    ['SJIS', 'shift_jis'],
    ['EUCJP', 'euc-jp'],
    ['JIS', 'iso-2022-jp'],
  ] as const)('is what another encoder makes of it, in %s', (to, encoding) => {
    fc.assert(
      fc.property(texts, (text) => {
        const other = Encoding.convert(Encoding.stringToCode(text.replaceAll('①', '')), {
          to,
          from: 'UNICODE',
        });

        expect([...encodeJapanese(text.replaceAll('①', ''), encoding)]).toEqual(other);
      }),
    );
  });

  it('keeps the letters that only Windows has, by the bytes that Windows writes', () => {
    const bytes = encodeJapanese('髙﨑①㈱ｱ', 'shift_jis');

    expect(Buffer.from(bytes).toString('hex')).toBe('fbfcfab18740878ab1');
    expect(decodeJapanese(encodeJapanese('髙﨑の表', 'shift_jis'))?.text).toBe('髙﨑の表');
  });

  it('marks what the set has no letter for, and takes the one that Windows would', () => {
    const read = new TextDecoder('shift_jis').decode(encodeJapanese('😀〜𠮷', 'shift_jis'));

    expect(read).toBe('〓～〓');
  });
});
