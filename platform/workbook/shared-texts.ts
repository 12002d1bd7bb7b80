import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostTextBytes, TooLargeWorkbook } from './workbook-limits.ts';

/** Texts by their number, from 0. */
export interface SharedTexts {
  readonly add: (text: string) => void;
  /** Undefined where there is none of that number. */
  readonly at: (number: number) => string | undefined;
  /** Gives the disk back. */
  readonly close: () => void;
}

/** Texts are written and read by the group: one read of the disk a group. */
const TEXTS_A_GROUP = 32;
const BYTES_A_WRITE = 1024 * 1024;
/** Groups that are held: those read last, twice as many at most. */
const GROUPS_HELD = 2048;

/**
 * Keeps any number of texts in little memory: what is more than a megabyte goes to a file of the temporary folder. Texts
 * that are read again and again, and those beside one that was read, come from memory.
 */
export function openSharedTexts(): SharedTexts {
  const file = namelessFile();
  const starts: number[] = [];
  let end = 0;
  let group: string[] = [];
  let young = new Map<number, readonly string[]>();
  let old = young;
  const keepGroup = (): void => {
    starts.push(end);
    end += file.append(JSON.stringify(group));
    if (end > mostTextBytes) throw new TooLargeWorkbook();
    group = [];
  };
  const groupOf = (index: number): readonly string[] => {
    if (index === starts.length) return group;
    const start = starts[index];
    if (start === undefined) return [];
    const texts = old.get(index) ?? parsed(file.read(start, starts[index + 1] ?? end));
    if (young.size >= GROUPS_HELD) [old, young] = [young, new Map()];
    young.set(index, texts);
    return texts;
  };
  return {
    add: (text) => {
      group.push(text);
      if (group.length === TEXTS_A_GROUP) keepGroup();
    },
    at: (number) => {
      const index = Math.floor(number / TEXTS_A_GROUP);
      return (young.get(index) ?? groupOf(index))[number % TEXTS_A_GROUP];
    },
    close: file.close,
  };
}

function parsed(json: string): readonly string[] {
  const texts: unknown = JSON.parse(json);
  return Array.isArray(texts) ? texts.map(String) : [];
}

interface GrowingFile {
  /** Answers how many bytes were appended. */
  readonly append: (text: string) => number;
  readonly read: (from: number, to: number) => string;
  readonly close: () => void;
}

/** A file without a name, so that nothing is left of it however the process ends; none before there is much to keep. */
function namelessFile(): GrowingFile {
  let descriptor: number | undefined;
  let written = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    descriptor ??= openNameless();
    const bytes = Buffer.concat(waiting);
    for (let at = 0; at < bytes.length;)
      at += writeSync(descriptor, bytes, at, bytes.length - at, written + at);
    written += bytes.length;
    [waiting, waitingBytes] = [[], 0];
  };
  return {
    append: (text) => {
      const bytes = Buffer.from(text);
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= BYTES_A_WRITE) flush();
      return bytes.length;
    },
    read: (from, to) => {
      if (from >= written) {
        if (waiting.length > 1) waiting = [Buffer.concat(waiting)];
        return waiting[0]?.subarray(from - written, to - written).toString() ?? '';
      }
      if (descriptor === undefined) throw new Error('the file of texts is closed');
      const bytes = Buffer.allocUnsafe(to - from);
      for (let at = 0; at < bytes.length;) {
        const read = readSync(descriptor, bytes, at, bytes.length - at, from + at);
        if (read === 0) throw new Error('the file of texts is cut off');
        at += read;
      }
      return bytes.toString();
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      [waiting, waitingBytes] = [[], 0];
    },
  };
}

function openNameless(): number {
  const path = join(tmpdir(), `rekindle-${randomUUID()}`);
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return descriptor;
}
