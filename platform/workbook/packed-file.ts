import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

/** Bytes that lie somewhere, and are read piece by piece. */
export interface Bytes {
  readonly size: number;
  /** Those from one place up to, and without, another. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
}

/** Bytes that are held already. */
export const heldBytes = (bytes: Uint8Array): Bytes => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
});

/** A part of a ZIP file, as its directory describes it. `method`: 8 deflated, 0 as it is. */
export interface PackedPart {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where the part begins in the file. */
  readonly offset: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const WIDE_LOCATOR = 0x07064b50;
const WIDE_END = 0x06064b50;
/** The end of the directory with the longest comment behind it. */
const LONGEST_END = 65_557;
const LARGEST_DIRECTORY = 16 * 1024 * 1024;

/** The directory of a ZIP file (PKWARE's APPNOTE 4.3.12 and 4.3.16); undefined where there is none. */
export async function packedParts(file: Bytes): Promise<readonly PackedPart[] | undefined> {
  const tailStart = Math.max(0, file.size - LONGEST_END);
  const tail = viewOf(await file.read(tailStart, file.size));
  const end = endOfDirectory(tail);
  if (end === undefined) return undefined;
  const { start, entries } = (await wideDirectory(file, tail, end)) ?? {
    start: tail.getUint32(end + 16, true),
    entries: tail.getUint16(end + 10, true),
  };
  const directoryEnd = tailStart + end;
  if (start > directoryEnd || directoryEnd - start > LARGEST_DIRECTORY) return undefined;
  const directory = viewOf(await file.read(start, directoryEnd));
  const parts: PackedPart[] = [];
  let at = 0;
  for (let count = entries; count > 0; count--) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((place) =>
      directory.getUint16(at + place, true),
    );
    if (at + 46 + name + extra > directory.byteLength) return undefined;
    parts.push(partAt(directory, at, name, extra));
    at += 46 + name + extra + comment;
  }
  return parts;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Only a comment follows the end of the directory. */
function endOfDirectory(tail: DataView): number | undefined {
  for (let at = tail.byteLength - 22; at >= 0; at--)
    if (tail.getUint32(at, true) === DIRECTORY_END) return at;
  return undefined;
}

/** Where the directory begins and how many entries it has, where the file is written with 64 bits (APPNOTE 4.3.14 and 4.3.15). */
async function wideDirectory(
  file: Bytes,
  tail: DataView,
  end: number,
): Promise<{ readonly start: number; readonly entries: number } | undefined> {
  if (end < 20 || tail.getUint32(end - 20, true) !== WIDE_LOCATOR) return undefined;
  const at = Number(tail.getBigUint64(end - 12, true));
  const record = viewOf(await file.read(at, at + 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== WIDE_END) return undefined;
  return {
    entries: Number(record.getBigUint64(32, true)),
    start: Number(record.getBigUint64(48, true)),
  };
}

function partAt(view: DataView, at: number, nameLength: number, extraLength: number): PackedPart {
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const wide = wideSizes(view, at + 46 + nameLength, extraLength);
  // In this order a size stands among the extra fields where 32 bits do not hold it.
  const [unpacked = 0, packed = 0, offset = 0] = [24, 20, 42].map((place) => {
    const size = view.getUint32(at + place, true);
    return size === 0xffffffff ? (wide.shift() ?? size) : size;
  });
  return {
    name: new TextDecoder().decode(name),
    packed,
    unpacked,
    offset,
    checksum: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
}

/** The sizes of 64 bits among the extra fields of an entry (APPNOTE 4.5.3). */
function wideSizes(view: DataView, from: number, length: number): number[] {
  let at = from;
  while (at + 4 <= from + length) {
    const size = view.getUint16(at + 2, true);
    const most = Math.min(size, from + length - at - 4);
    if (view.getUint16(at, true) === 1)
      return Array.from({ length: Math.floor(most / 8) }, (_, n) =>
        Number(view.getBigUint64(at + 4 + n * 8, true)),
      );
    at += 4 + size;
  }
  return [];
}

/** What is unpacked of a part differs from what the directory says of it. */
export class DamagedPart extends Error {}

/**
 * Unpacks a part piece by piece: to no more than the directory says, for the directory may lie.
 * @throws DamagedPart where sizes or checksum differ; of what cannot be inflated, as zlib says it.
 */
export async function* unpack(file: Bytes, part: PackedPart): AsyncGenerator<Uint8Array> {
  let total = 0;
  let sum = 0;
  for await (const chunk of contentOf(file, part)) {
    total += chunk.length;
    if (total > part.unpacked) break;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (total !== part.unpacked || sum !== part.checksum) throw new DamagedPart(part.name);
}

async function* contentOf(file: Bytes, part: PackedPart): AsyncGenerator<Uint8Array> {
  const header = viewOf(await file.read(part.offset, part.offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL_HEADER) throw new DamagedPart(part.name);
  const start = part.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const pieces = piecesOf(file, start, start + part.packed);
  if (part.method === 0 || part.packed === 0) yield* pieces;
  else if (part.method === 8) yield* inflated(pieces);
  else throw new DamagedPart(part.name);
}

async function* inflated(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  // A fault of either side ends the other, and is thrown below.
  pipeline(Readable.from(pieces), inflate, () => undefined);
  try {
    for await (const chunk of inflate) yield chunk;
  } finally {
    inflate.destroy();
  }
}

const PIECE = 1024 * 1024;

async function* piecesOf(file: Bytes, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += PIECE) {
    const piece = await file.read(at, Math.min(to, at + PIECE));
    if (piece.length === 0) return;
    yield piece;
  }
}
