import type { Label } from './labels.ts';
import { mailLibraryEn } from './mail-library-en.ts';
import { mailLibraryJa } from './mail-library-ja.ts';
import { mailLibraryNames, type LibraryMailId, type LibraryText } from './mail-library-names.ts';

/** A mail to begin from: its name, whom it suits, and its text in both languages. */
export interface LibraryMail {
  readonly id: LibraryMailId;
  readonly name: Label;
  readonly suits: Label;
  readonly text: Readonly<Record<'ja' | 'en', LibraryText>>;
}

/** Ten mails to people who have not heard from us for long. They say nothing that needs a source: a document adds that. */
export const mailLibrary: readonly LibraryMail[] = mailLibraryNames.map((mail) => ({
  ...mail,
  text: { ja: mailLibraryJa[mail.id], en: mailLibraryEn[mail.id] },
}));
