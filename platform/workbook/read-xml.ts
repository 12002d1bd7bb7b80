import { Parser } from 'htmlparser2';
import { TooLargeWorkbook } from './workbook-limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Hears of the elements of a part as they come; names are without their prefix, those of attributes with it. */
export interface XmlReader {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const DEEPEST = 100;
/** An element or attribute that is longer than this is none. */
const LONGEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads a part of a workbook as it is unpacked; yields after each piece, for what was read so far to be taken.
 * @throws Error where the part breaks off, TooLargeWorkbook where it would have to be held to be read.
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  const decoder = new TextDecoder();
  let depth = 0;
  let bytesSinceEvent = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        bytesSinceEvent = 0;
        depth += 1;
        if (depth > DEEPEST) throw new TooLargeWorkbook();
        reader.open(localName(name), attributes);
      },
      ontext: (text) => {
        bytesSinceEvent = 0;
        reader.text?.(text);
      },
      onclosetag: (name) => {
        bytesSinceEvent = 0;
        depth -= 1;
        reader.close?.(localName(name));
      },
      onerror: (error) => {
        throw error;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of pieces) {
    bytesSinceEvent += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (bytesSinceEvent > LONGEST_BYTES) throw new TooLargeWorkbook();
    yield;
  }
  if (depth > 0) throw new Error('the part breaks off');
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part to its end. */
export async function readWholeXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  for await (const _ of readXml(pieces, reader)) {
    // The reader has heard it.
  }
}
