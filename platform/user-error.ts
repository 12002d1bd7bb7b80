import type { Bilingual } from '../domain/kernel/locale.ts';

/** One thing that is wrong with a request: where, and what about it. */
export interface WrongPlace {
  readonly place: string;
  readonly message: Bilingual;
  /** What may stand there, where that is known. */
  readonly choices?: readonly string[];
  /** Of a column of a file: some of its cells. */
  readonly cells?: readonly string[];
  /** The choice that its title says, or else the one that its cells look like. */
  readonly readAs?: string;
  readonly proposed?: string;
}

/**
 * Something the caller did that can be mended by the caller: said in both languages, shown in his.
 * `statusCode` and `expose` are what middy's error handler reads.
 */
export class UserError extends Error {
  readonly expose = true;
  readonly statusCode: number;
  readonly code: string;
  readonly text: Bilingual;
  readonly errors: readonly WrongPlace[] | undefined;

  constructor(statusCode: number, code: string, text: Bilingual, errors?: readonly WrongPlace[]) {
    super(text.en);
    this.name = 'UserError';
    this.statusCode = statusCode;
    this.code = code;
    this.text = text;
    this.errors = errors;
  }
}
