import * as z from 'zod';
import { isSame } from '../kernel/same-content.ts';
import type { ImportKind } from './import-records.ts';
import { accountSchema, customerSchema, type Account, type Customer } from '../people/customer.ts';

const written = <S extends z.ZodType>(of: S) => z.object({ before: of.optional(), after: of });

/** What one chunk of an import wrote, noted before it was written: enough to put everything back. */
export const importJournalSchema = z.object({
  /** Everybody who was new or changed; noted again where somebody else wrote in between. */
  customers: z.array(written(customerSchema)),
  accounts: z.array(written(accountSchema)),
  /** Addresses and numbers that led to nobody before. */
  addresses: z.array(z.object({ email: z.string(), customerId: z.string() })),
  numbers: z.array(z.object({ externalId: z.string(), customerId: z.string() })),
  /** Names and codes by which no company was known before. */
  aliases: z.array(z.object({ alias: z.string(), accountId: z.string() })),
  /** Addresses that a list of opt-outs refused, and had not refused before; `by`: the list. */
  refused: z.array(z.object({ email: z.string(), by: z.string() })).default([]),
});
export type ImportJournal = z.infer<typeof importJournalSchema>;
export type WrittenCustomer = ImportJournal['customers'][number];
export type WrittenAccount = ImportJournal['accounts'][number];

export const emptyJournal: ImportJournal = {
  customers: [],
  accounts: [],
  addresses: [],
  numbers: [],
  aliases: [],
  refused: [],
};

/**
 * Why something is left as it is: the file refused mails or calls for somebody new, which is never undone; somebody wrote it
 * since; something happened with it since (mails, acts, handoffs, answers, deals), and rests on it.
 */
export const leftReasonSchema = z.enum(['refuses', 'changedSince', 'happenedSince']);
export type LeftReason = z.infer<typeof leftReasonSchema>;

/** How far an undo is, and what came of it: of people for a file of people, of companies for one of companies. */
export const importUndoSchema = z.object({
  by: z.string(),
  at: z.string(),
  /** The chunk that is next, the last one first: what was written last is put back first. -1 once all are done. */
  next: z.number().int(),
  removed: z.number().int(),
  restored: z.number().int(),
  left: z.partialRecord(leftReasonSchema, z.number().int()),
});
export type ImportUndo = z.infer<typeof importUndoSchema>;

/** What is to be done with one thing that an import wrote. */
export type UndoStep<T> =
  | { readonly kind: 'remove'; readonly current: T | undefined }
  | { readonly kind: 'restore'; readonly to: T }
  | { readonly kind: 'restored' }
  | { readonly kind: 'left'; readonly because: LeftReason };

/**
 * What undoing makes of a customer. `hasHappened`: something rests on the customer as it is. What was undone before, by a
 * message that comes again, counts the same.
 */
export function undoCustomer(
  notes: readonly WrittenCustomer[],
  current: Customer | undefined,
  hasHappened: boolean,
): UndoStep<Customer> {
  const note = noteOf(notes, current);
  if (note === undefined) return { kind: 'left', because: 'changedSince' };
  const { before, after } = note;
  if (before === undefined) {
    if (after.noMail || after.noCall) return { kind: 'left', because: 'refuses' };
    return hasHappened && current !== undefined
      ? { kind: 'left', because: 'happenedSince' }
      : { kind: 'remove', current };
  }
  // Gone since: nothing is brought back to life.
  if (current === undefined) return { kind: 'left', because: 'changedSince' };
  const to: Customer = {
    ...before,
    ...kept(current),
    noMail: before.noMail || current.noMail,
    noCall: before.noCall || current.noCall,
  };
  if (isSame(content(current), content(to))) return { kind: 'restored' };
  return hasHappened ? { kind: 'left', because: 'happenedSince' } : { kind: 'restore', to };
}

/** What undoing makes of a company. Its deals are no part of the file; that sales wants no mails there stays. */
export function undoAccount(
  notes: readonly WrittenAccount[],
  current: Account | undefined,
  hasHappened: boolean,
): UndoStep<Account> {
  const note = noteOf(notes, current);
  if (note === undefined) return { kind: 'left', because: 'changedSince' };
  const { before, after } = note;
  if (before === undefined) {
    if (after.excluded) return { kind: 'left', because: 'refuses' };
    return hasHappened && current !== undefined
      ? { kind: 'left', because: 'happenedSince' }
      : { kind: 'remove', current };
  }
  if (current === undefined) return { kind: 'left', because: 'changedSince' };
  const to: Account = {
    ...before,
    ...kept(current),
    relationship: current.relationship,
    excluded: before.excluded || current.excluded,
  };
  return isSame(content(current), content(to)) ? { kind: 'restored' } : { kind: 'restore', to };
}

interface Kept {
  readonly version: number;
  readonly findable?: number | undefined;
  readonly relationship?: unknown;
}

/** The note of the write that stands: what is there now is what it left, or what undoing it leaves. */
function noteOf<T extends Kept>(
  notes: readonly { readonly before?: T | undefined; readonly after: T }[],
  current: T | undefined,
) {
  if (current === undefined) return notes.find(({ before }) => before === undefined) ?? notes.at(-1);
  const is = content(current);
  return (
    notes.findLast(({ after }) => isSame(content(after), is)) ??
    notes.find(
      ({ before }) => before !== undefined && isSame(withoutRefusals(before), withoutRefusals(current)),
    )
  );
}

/** Without what every write changes, and what is not the file's. */
const content = (of: Kept): object => ({
  ...of,
  version: undefined,
  findable: undefined,
  relationship: undefined,
});

/** A refusal that came with the file stays when all else is put back. */
const withoutRefusals = (of: Kept): object => ({
  ...content(of),
  noMail: undefined,
  noCall: undefined,
  excluded: undefined,
});

const kept = ({ version, findable }: Kept) => ({
  version,
  ...(findable === undefined ? {} : { findable }),
});

/** With one more thing undone, or left. */
export const countStep = (undo: ImportUndo, { kind, ...step }: UndoStep<unknown>): ImportUndo => {
  if (kind === 'remove') return { ...undo, removed: undo.removed + 1 };
  if (kind !== 'left') return { ...undo, restored: undo.restored + 1 };
  const because = 'because' in step ? step.because : 'changedSince';
  return { ...undo, left: { ...undo.left, [because]: (undo.left[because] ?? 0) + 1 } };
};

/** Files that tell who is who, and lists of opt-outs. What others start (statuses, counts of KPIs) is not taken back. */
export const canBeUndone = (kind: ImportKind): boolean =>
  kind === 'customer' || kind === 'account' || kind === 'optOut';
