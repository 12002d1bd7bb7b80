import * as z from 'zod';
import { campaignSchema, type Campaign } from './campaign.ts';
import { formerStepSchema, stepsOfFormer } from './former-steps.ts';

const formerSequence = z.looseObject({ steps: z.array(formerStepSchema) });

/** A stored campaign of any release: the steps of 0.3 and before are read as mails and the waits between them. */
export function parseCampaign(stored: Readonly<Record<string, unknown>>): Campaign {
  const former = formerSequence.safeParse(stored['sequence']);
  return campaignSchema.parse(
    former.success
      ? { ...stored, sequence: { ...former.data, steps: stepsOfFormer(former.data.steps) } }
      : stored,
  );
}
