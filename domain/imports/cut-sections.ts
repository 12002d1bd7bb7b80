/** A stretch of a text file that begins with a record. */
export interface Section {
  readonly bytes: Uint8Array;
  /** How many lines stand above it in the file. */
  readonly linesAbove: number;
}

/** How a character stands in bytes: alone (UTF-8, CP932: no byte of a longer one is a quote or a line end), or in two. */
type Units = 'bytes' | 'utf-16le' | 'utf-16be';

/** No record is longer (`max_record_size` of reading): where none has ended by then, a quote was never closed. */
const LONGEST_RECORD = 400_000;
const QUOTE = 0x22;
const NEWLINE = 0x0a;

/**
 * Cuts a text into sections of about `size` bytes at the ends of records: a line end between quotes is none. Where a quote
 * is never closed, at the last line end before that is plain. The file is never whole in memory.
 */
export async function* cutSections(parts: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Section> {
  let pending = Buffer.alloc(0);
  let units: Units | undefined;
  let scanned = 0;
  let isQuoted = false;
  let lastLineEnd = 0;
  let lines = 0;
  let linesAbove = 0;
  let linesAtLastEnd = 0;
  for await (const part of parts) {
    pending = Buffer.concat([pending, part]);
    units ??= unitsOf(pending);
    const step = units === 'bytes' ? 1 : 2;
    while (scanned + step <= pending.length) {
      const sign = signAt(pending, scanned, units);
      scanned += step;
      if (sign === QUOTE) isQuoted = !isQuoted;
      if (sign !== NEWLINE) continue;
      lines++;
      const isForced = scanned > size + LONGEST_RECORD && lastLineEnd > 0;
      if (!isForced && (isQuoted || scanned < size)) {
        [lastLineEnd, linesAtLastEnd] = [scanned, lines];
        continue;
      }
      const [end, linesIn] = isForced ? [lastLineEnd, linesAtLastEnd] : [scanned, lines];
      yield { bytes: pending.subarray(0, end), linesAbove };
      linesAbove += linesIn;
      // What was cut off is scanned again where it was cut by force: nobody knows which quotes there are in it.
      pending = Buffer.from(pending.subarray(end));
      [scanned, lines, lastLineEnd, isQuoted] = [0, 0, 0, false];
    }
  }
  if (pending.length > 0) yield { bytes: pending, linesAbove };
}

const signAt = (bytes: Buffer, at: number, units: Units): number | undefined =>
  units === 'bytes' ? bytes[at] : units === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);

/** By the byte order mark, else by where the zeros of plain letters stand. */
function unitsOf(bytes: Uint8Array): Units {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 65_536);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd <= 0.02 * head.length) return 'bytes';
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The first lines of a text, so many and to the end of the record that the last is in: what stands above the records. */
export function headOf(
  bytes: Uint8Array,
  lines: number,
): { readonly bytes: Uint8Array; readonly lines: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = unitsOf(buffer);
  const step = units === 'bytes' ? 1 : 2;
  let isQuoted = false;
  let at = 0;
  let passed = 0;
  while ((passed < lines || isQuoted) && at + step <= buffer.length) {
    const sign = signAt(buffer, at, units);
    at += step;
    if (sign === QUOTE) isQuoted = !isQuoted;
    if (sign === NEWLINE) passed++;
  }
  return { bytes: buffer.subarray(0, at), lines: passed };
}
