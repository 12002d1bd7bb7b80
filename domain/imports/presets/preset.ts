import type { ImportKind } from '../import-records.ts';

/** The titles of a program's export, by the field that each is. */
export type Titles = Readonly<Record<string, readonly string[]>>;

export interface Preset {
  readonly files: Readonly<Partial<Record<ImportKind, Titles>>>;
  /** Of a file without titles, whose cells stand between blanks: what its columns are. */
  readonly untitled?: readonly string[];
}
