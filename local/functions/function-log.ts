import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One line a function or the stack itself has written. */
export interface LogLine {
  readonly functionName: string;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

/** Takes the log lines of the stack. */
export type LogSink = (line: LogLine) => void;

/** The sink when none is given: errors are shown, the rest is dropped. */
export function showErrors({ functionName, stream, line }: LogLine): void {
  if (stream === 'stderr') process.stderr.write(`[${functionName}] ${line}\n`);
}

/** Hands a stream on line by line. */
export function forwardLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on('line', onLine);
}
