import * as z from 'zod';
import type { Writer } from '../kernel/wrote-it.ts';
import { sequenceSchema, type Sequence } from './sequence.ts';
import type { Step } from './step.ts';

/** A sequence of the company's own, as it was saved last. Whoever launches takes it as it then stands. */
export const savedSequenceSchema = z.object({
  schemaVersion: z.literal(1),
  sequence: sequenceSchema,
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  /** The member of the console that it was; absent for the command line, and before release 0.4. */
  savedById: z.string().optional(),
  /** Counts changes: an approval is of one of them, and any later change voids it. */
  revision: z.number().int().min(1),
  approval: z.object({ revision: z.number().int(), at: z.iso.datetime(), by: z.string() }).optional(),
});
export type SavedSequence = Readonly<z.infer<typeof savedSequenceSchema>>;

/** Who saved it last. */
export const writerOf = ({ savedBy, savedById }: SavedSequence): Writer => ({
  name: savedBy,
  memberId: savedById,
});

/** The approval in force: of the sequence as it stands. */
export const approvalInForce = ({ approval, revision }: SavedSequence): SavedSequence['approval'] =>
  approval?.revision === revision ? approval : undefined;

/** Own texts keep their names over versions and campaigns, so that nobody gets one twice for a comma that was mended. */
export function withTextIds(sequence: Sequence): Sequence {
  const named = (steps: readonly Step[]): readonly Step[] =>
    steps.map((step): Step => {
      switch (step.kind) {
        case 'mail':
          return step.text === undefined || step.textId !== undefined
            ? step
            : { ...step, textId: `${sequence.id}/${step.id}` };
        case 'waitFor':
          return { ...step, happened: named(step.happened), otherwise: named(step.otherwise) };
        case 'condition':
          return {
            ...step,
            branches: step.branches.map((branch) => ({ ...branch, steps: named(branch.steps) })),
            otherwise: named(step.otherwise),
          };
        case 'split':
          return { ...step, arms: step.arms.map((arm) => ({ ...arm, steps: named(arm.steps) })) };
        case 'webinar':
          return {
            ...step,
            ...(step.attended === undefined ? {} : { attended: named(step.attended) }),
            ...(step.notRegistered === undefined ? {} : { notRegistered: named(step.notRegistered) }),
          };
        case 'wait':
        case 'task':
        case 'end':
        case 'permission':
          return step;
        default:
          return step satisfies never;
      }
    });
  return { ...sequence, steps: named(sequence.steps) };
}
