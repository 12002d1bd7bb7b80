import type { Encoding } from './decode-japanese.ts';

/**
 * Text as bytes of a character set that {@link decodeJapanese} knows, each letter as it is read back: Unicode with its byte
 * order mark, by which Excel knows it. A letter that the set does not have becomes 〓.
 */
export function encodeJapanese(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(`\ufeff${text}`, encoding === 'utf-16le');
    case 'shift_jis':
    case 'euc-jp':
      return Uint8Array.from(Array.from(text).flatMap((letter) => bytesOf(letter, encoding)));
    case 'iso-2022-jp':
      return Uint8Array.from(jis(text));
    default:
      return encoding satisfies never;
  }
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}

const escapes = { ascii: [0x1b, 0x28, 0x42], kanji: [0x1b, 0x24, 0x42] } as const;

/** Seven bits: the letters of JIS X 0208 stand between escapes. */
function jis(text: string): readonly number[] {
  const bytes: number[] = [];
  let isKanji = false;
  // The set has no half-width kana.
  for (const letter of text.replaceAll(/[\uff61-\uff9f]+/g, (kana) => kana.normalize('NFKC'))) {
    const isAscii = letter <= '\u007f';
    if (isKanji === isAscii) bytes.push(...(isAscii ? escapes.ascii : escapes.kanji));
    isKanji = !isAscii;
    const own = bytesOf(letter, 'euc-jp');
    bytes.push(...(isAscii ? own : (own.length === 2 ? own : geta['euc-jp']).map((byte) => byte & 0x7f)));
  }
  return isKanji ? [...bytes, ...escapes.ascii] : bytes;
}

type DoubleByte = 'shift_jis' | 'euc-jp';

const geta: Readonly<Record<DoubleByte, readonly number[]>> = {
  shift_jis: [0x81, 0xac],
  'euc-jp': [0xa2, 0xae],
};

function bytesOf(letter: string, encoding: DoubleByte): readonly number[] {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return [code];
  const known = lettersOf(encoding);
  return known.get(letter) ?? known.get(likeness.get(letter) ?? '') ?? geta[encoding];
}

/** Letters that other systems write for one of the set, as Windows maps them. */
const likeness: ReadonlyMap<string, string> = new Map([
  ['\u301c', '\uff5e'],
  ['\u2212', '\uff0d'],
  ['\u2014', '\u2015'],
  ['\u2016', '\u2225'],
  ['\u00a5', '\uffe5'],
  ['\u00a2', '\uffe0'],
  ['\u00a3', '\uffe1'],
  ['\u00ac', '\uffe2'],
]);

const letters = new Map<DoubleByte, ReadonlyMap<string, readonly number[]>>();

function lettersOf(encoding: DoubleByte): ReadonlyMap<string, readonly number[]> {
  const known = letters.get(encoding) ?? new Map(readBack(encoding));
  letters.set(encoding, known);
  return known;
}

/** Every sequence that the decoder reads, the preferred one of a letter last: what is written is what is read. */
function* readBack(encoding: DoubleByte): Generator<readonly [letter: string, bytes: readonly number[]]> {
  const decoder = new TextDecoder(encoding);
  const lead = encoding === 'shift_jis' ? 0x81 : 0xa1;
  for (let first = 0xfe; first >= lead; first--)
    for (let second = 0xfe; second >= 0x40; second--) {
      // NEC's selection of IBM's letters: Windows writes IBM's own places.
      if (encoding === 'shift_jis' && (first === 0xed || first === 0xee)) continue;
      const letter = decoder.decode(Uint8Array.of(first, second));
      if (Array.from(letter).length === 1 && letter !== '\ufffd') yield [letter, [first, second]];
    }
  for (let byte = 0xa1; byte <= 0xdf; byte++) {
    const bytes = encoding === 'shift_jis' ? [byte] : [0x8e, byte];
    yield [decoder.decode(Uint8Array.from(bytes)), bytes];
  }
}
