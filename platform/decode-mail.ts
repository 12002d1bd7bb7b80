import { decodeJapanese } from '../domain/kernel/decode-japanese.ts';

/**
 * A raw mail in which every text part and word of the header is declared as windows-1252, which keeps each byte, so that
 * {@link readCharacters} can find the true character set: programs leave the label out, or give a wrong one.
 */
export function withBytesKept(raw: Buffer): { readonly raw: Buffer; readonly label: string | undefined } {
  const mail = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(mail)?.index ?? mail.length;
  const labels: string[] = [];
  const declared = (part: string): string =>
    part.replace(CONTENT_TYPE, (field: string, head: string) => {
      const label = /charset\*?\s*=\s*["']?([\w.:-]+)/i.exec(field)?.[1]?.toLowerCase();
      if (label !== undefined && /^utf-?(?:16|32|7)/.test(label)) return field;
      if (label !== undefined) labels.push(label);
      const rest = field
        .slice(head.length)
        .replaceAll(/;\s*charset\*?\s*=\s*(?:"[^"]*"|'[^']*'|[^;\s]*)/gi, '')
        .replace(/[;\s]+$/, '');
      return `${head}; charset=windows-1252${rest.trim() === '' ? '' : rest}`;
    });
  const words = mail
    .slice(0, end)
    .replaceAll(/=\?([\w.:*-]+)\?([bq])\?/gi, (word: string, label: string, how: string) => {
      if (/^utf-?(?:16|32|7)/i.test(label)) return word;
      return `=?windows-1252?${how}?`;
    });
  const typed = /^content-type\s*:/im.test(words)
    ? words
    : `Content-Type: text/plain; charset=windows-1252\r\n${words}`;
  return {
    raw: Buffer.from(`${declared(typed)}${declared(mail.slice(end))}`, 'latin1'),
    label: labels.find((label) => !GUESSED.test(label)),
  };
}

/** The text behind kept bytes; undefined where no character set gives anything readable. */
export function readCharacters(kept: string, label: string | undefined): string | undefined {
  if (/^[\t\n\r\u0020-\u007e]*$/.test(kept)) return withEscapes(kept);
  const bytes = bytesOf(kept);
  // Not kept after all (UTF-16, a part of its own kind): it was read by its label.
  if (bytes === undefined) return isGarbled(kept) ? undefined : kept;
  const text =
    (label === undefined ? undefined : byLabel(bytes, label)) ?? decodeJapanese(bytes)?.text ?? nearly(bytes);
  return text === undefined || isGarbled(text) ? undefined : text;
}

/** Labels that programs give to anything, or whose bytes tell by themselves. */
const GUESSED =
  /^(?:utf-?8|us-ascii|ascii|ansi_x3.*|iso-2022-jp.*|csiso2022jp|shift[-_]?jis|sjis|x-sjis|cp932|windows-31j|ms_kanji|euc-?jp|x-euc-jp|iso-8859-1|latin1|windows-1252|unknown.*|default|binary|x-unknown)$/;

const CONTENT_TYPE = /^(content-type[ \t]*:\s*text\/(?:plain|html)\b)(?:[^\r\n]|\r?\n[ \t])*/gim;

/** Of other languages: their label is believed where the bytes are no UTF-8. */
function byLabel(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: the label may be right.
  }
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A mail that was cut, or has a byte too many, is read if next to nothing is lost; one of Western letters too. */
function nearly(bytes: Uint8Array): string | undefined {
  const isJis = bytes.includes(0x1b);
  const tried = (isJis ? ['iso-2022-jp'] : ['utf-8', 'shift_jis', 'euc-jp']).map((name) =>
    new TextDecoder(name).decode(bytes),
  );
  const lost = (text: string): number => text.match(/\ufffd/g)?.length ?? 0;
  const [best = ''] = tried.toSorted((one, other) => lost(one) - lost(other));
  if (lost(best) <= Math.max(1, best.length / 200) && /[\u3040-\u30ff\u4e00-\u9fff]/.test(best))
    return best.replaceAll('\ufffd', '');
  const western = new TextDecoder('windows-1252').decode(bytes);
  return /[\u0080-\u009f]/.test(western) || bytes.filter((byte) => byte > 0x7f).length > bytes.length / 3
    ? undefined
    : western;
}

/** JIS whose escapes a gateway took away: `$B…(B`. */
function withEscapes(text: string): string {
  if (!/\$[B@](?:[!-~]{2})+\([BJ]/.test(text)) return text;
  const escaped = text.replaceAll(/\$([B@])((?:[!-~]{2})+?)\(([BJ])/g, '\u001b$$$1$2\u001b($3');
  try {
    return new TextDecoder('iso-2022-jp', { fatal: true }).decode(Buffer.from(escaped, 'latin1'));
  } catch {
    return text;
  }
}

/** What is left of text that went through the wrong character set, by whomever. */
export const isGarbled = (text: string): boolean =>
  /\ufffd/.test(text) ||
  text.includes('\u001b$') ||
  text.includes('\u001b(') ||
  /(?:[縺繧繝譁邵][^\s]){4,}/.test(text) ||
  /(?:[ãäåæçèé][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}){3,}/.test(text) ||
  /(?:\$[!-&][!-~]){4,}/.test(text);

const codeOf = new Map<string, number>(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

function bytesOf(kept: string): Uint8Array | undefined {
  const bytes = new Uint8Array(kept.length);
  for (let at = 0; at < kept.length; at += 1) {
    const code = kept.charCodeAt(at);
    const byte = code < 256 ? code : codeOf.get(kept[at] ?? '');
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}
