export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

export type Found = { readonly text: string; readonly encoding: Encoding };

/**
 * Text of unknown character set, as Japanese programs write it: JIS by its escapes, else strict UTF-8, else strict
 * Shift_JIS (the WHATWG label is CP932, so 髙 and ① are known) or EUC, whichever reads more like Japanese. Undefined if it
 * is none of them: nobody is shown what was guessed.
 */
export const decodeJapanese = (bytes: Uint8Array): Found | undefined => {
  if (hasJisEscape(bytes)) return strictly(bytes, 'iso-2022-jp');
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const both = [strictly(bytes, 'shift_jis'), strictly(bytes, 'euc-jp')].filter(
    (found) => found !== undefined,
  );
  return both.toSorted((one, other) => oddities(one.text) - oddities(other.text))[0];
};

/** The text if every byte fits; BOM removed. */
export const strictly = (bytes: Uint8Array, encoding: Encoding): Found | undefined => {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined; // Not this encoding: an expected outcome, not a fault.
  }
};

/** ESC $ @, ESC $ B or ESC $ (: nothing else begins so. */
const hasJisEscape = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && [0x40, 0x42, 0x28].includes(bytes[at + 2] ?? 0))
      return !hasHighBytes(bytes);
  }
  return false;
};

const hasHighBytes = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 0x7f);

/** Share of characters that Japanese text has few of, and that the wrong decoder makes many of. */
const oddities = (text: string): number => {
  const head = text.slice(0, 65_536);
  const odd = head.match(/[\uff61-\uff9f\ue000-\uf8ff]|[\u0080-\u009f]/g)?.length ?? 0;
  const kana = head.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  return odd / Math.max(1, odd + kana);
};
