import type { Bilingual } from '../kernel/locale.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Candidate } from './candidate.ts';

/** What is known of one person under one field; an empty text or list counts as unknown. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;
type Read<Value> = (candidate: Candidate, today: LocalDate) => Value | undefined;

interface Texts {
  readonly type: 'text';
  readonly read: Read<string>;
}
interface Choice {
  readonly type: 'choice';
  readonly read: Read<string>;
  /** All that it can be: what `contract/segment-words.ts` calls each. */
  readonly values: readonly string[];
}
interface Amount {
  readonly type: 'number' | 'money';
  readonly read: Read<number>;
}
interface Day {
  readonly type: 'date';
  readonly read: Read<LocalDate>;
}
interface List {
  readonly type: 'list';
  readonly read: Read<readonly string[]>;
}
interface Flag {
  readonly type: 'flag';
  readonly read: Read<boolean>;
  /** How a sentence says that it holds, and that it does not. */
  readonly says: { readonly yes: Bilingual; readonly no: Bilingual };
}
/** One axis of a segment: what it is called, of which type it is, and where it is read. */
export type SegmentField = { readonly label: Bilingual } & (Texts | Choice | Amount | Day | List | Flag);
export type FieldType = SegmentField['type'];
