import { decodeJapanese, strictly, type Found } from '../kernel/decode-japanese.ts';
import type { Encoding, FileRefusal, UnreadableFileCode } from './read-result.ts';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

/**
 * Turns the bytes of a file into text: byte order mark, else UTF-16 without one, else what {@link decodeJapanese} finds. Stray NULs (seen in Zoom reports) are dropped and
 * line ends become `\n`. Nothing is parsed before decoding: 表 and ソ carry a backslash byte in CP932.
 */
export const decodeFile = (bytes: Uint8Array): Decoded => {
  if (bytes.length === 0) return refused('empty');
  const binary = binaryKind(bytes);
  if (binary !== undefined) return refused(binary);
  const found = decodeText(bytes);
  if (found === undefined) return refused(nulShare(bytes) > 0 ? 'binaryFile' : 'unknownEncoding');
  const text = found.text.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') return refused('empty');
  if (/^\s*<(?:!doctype|html|head|body|table|meta|style)\b/i.test(text)) return refused('htmlFile');
  if (/^\s*(?:<\?xml|<[a-z]+[\s>]|\{|\[)/i.test(text.slice(0, 200))) return refused('notATable');
  if (controlShare(text) > 0.01) return refused('binaryFile');
  return { kind: 'text', text, encoding: found.encoding };
};

const refused = (code: UnreadableFileCode): Decoded => ({ kind: 'refused', refusal: { code } });

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const binaryKind = (bytes: Uint8Array): UnreadableFileCode | undefined => {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    return /\[Content_Types\]\.xml|xl\//.test(latin1(bytes.subarray(0, 8192))) ? 'excelFile' : 'zipFile';
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zipFile';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // The directory of an OLE file names its streams in UTF-16LE; Excel wraps an encrypted xlsx in one.
    const names = latin1(bytes).replaceAll('\0', '');
    return names.includes('EncryptedPackage') ? 'passwordProtected' : 'oldExcelFile';
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdfFile';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'imageFile';
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'imageFile';
  return undefined;
};

const decodeText = (bytes: Uint8Array): Found | undefined => {
  if (startsWith(bytes, 0xff, 0xfe)) return strictly(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return strictly(bytes, 'utf-16be');
  if (nulShare(bytes) > 0.02) {
    return [strictly(bytes, 'utf-16le'), strictly(bytes, 'utf-16be')].find(
      (found) => found !== undefined && /[\t,;\n]/.test(found.text) && controlShare(found.text) === 0,
    );
  }
  return decodeJapanese(bytes);
};

const nulShare = (bytes: Uint8Array): number => {
  const head = bytes.subarray(0, 65_536);
  let nuls = 0;
  for (const byte of head) if (byte === 0) nuls += 1;
  return nuls / head.length;
};

/** Share of control and never-assigned characters: text has next to none. */
const controlShare = (text: string): number => {
  const head = text.slice(0, 65_536);
  const odd = head.match(/\p{Cc}|\p{Cn}|\p{Co}/gu)?.filter((character) => !/[\t\n\f\r]/.test(character));
  return head.length === 0 ? 0 : (odd?.length ?? 0) / head.length;
};
