import type { Locale } from '../domain/kernel/locale.ts';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Locale, string>>;

/**
 * Something the caller did that can be mended by the caller: said in both languages, shown in his.
 * `statusCode` and `expose` are what middy's error handler reads.
 */
export class UserError extends Error {
  readonly expose = true;
  readonly statusCode: number;
  readonly code: string;
  readonly text: Bilingual;

  constructor(statusCode: number, code: string, text: Bilingual) {
    super(text.en);
    this.name = 'UserError';
    this.statusCode = statusCode;
    this.code = code;
    this.text = text;
  }
}
