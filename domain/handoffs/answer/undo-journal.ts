import { formerCauses, formerHolds, withoutChange, type Cause } from '../../people/causes.ts';
import * as z from 'zod';
import { isSame } from '../../kernel/same-content.ts';
import { standingSchema, type Standing } from '../../people/standing.ts';
import { handoffSchema, type Handoff } from '../handoff.ts';

/** One field as it was before an answer, and as the answer left it; absent: it had no value. */
const changeSchema = z.object({ field: z.string(), was: z.unknown().optional(), is: z.unknown().optional() });
export type Change = z.infer<typeof changeSchema>;

/** What one answer of sales changed, for an undo: kept beside the timeline, and told to nobody. */
export const journalEntrySchema = z.object({
  handoffId: z.string(),
  feedbackId: z.string(),
  at: z.iso.datetime(),
  handoff: z.array(changeSchema),
  standing: z.array(changeSchema),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Every field that differs. */
export const changesBetween = (before: object, after: object): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field): Change => ({
      field,
      was: valueOf(before, field),
      is: valueOf(after, field),
    }))
    .filter(({ was, is }) => !isSame(was, is));

const valueOf = (of: object, field: string): unknown => Reflect.get(of, field);

/** Takes one answer back: each field that still is what the answer made of it becomes what it was; what came later stays. */
export function restoreStanding(current: Standing, changes: readonly Change[]): Standing {
  const ofCauses = changes.find(({ field }) => field === 'causes');
  const former = changes.filter(({ field }) => formerHolds.includes(field));
  const valuesOf = (which: 'was' | 'is'): object =>
    Object.fromEntries(former.map((each) => [each.field, each[which]]));
  const causesOf = (which: 'was' | 'is'): readonly Cause[] =>
    ofCauses === undefined ? formerCauses(valuesOf(which)) : causesSchema.parse(ofCauses[which] ?? []);
  const others = changes.filter((each) => each !== ofCauses && !former.includes(each));
  return standingSchema.parse({
    ...restored(current, others),
    causes: withoutChange(current.causes, causesOf('was'), causesOf('is')),
  });
}

const causesSchema = standingSchema.shape.causes;

/** The same for the handoff itself. */
export const restoreHandoff = (current: Handoff, changes: readonly Change[]): Handoff =>
  handoffSchema.parse(restored(current, changes));

const restored = (current: object, changes: readonly Change[]): object => ({
  ...current,
  ...Object.fromEntries(
    changes
      .filter(({ field, is }) => isSame(valueOf(current, field), is))
      .map(({ field, was }) => [field, was]),
  ),
});
