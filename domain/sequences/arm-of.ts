import { placeOf } from '../kernel/fingerprint.ts';
import type { SplitStep } from './step.ts';

/**
 * The arm by lot: a weighted rendezvous, so that a changed weight moves only as many as it must. Drawn by company, since
 * colleagues forward mails; the round is left out, so that who comes again stays in the same arm.
 */
export function armOf(campaignId: string, lotOf: string, { id, arms }: SplitStep): string {
  const score = (arm: SplitStep['arms'][number]): number =>
    arm.weight <= 0
      ? Infinity
      : -Math.log(placeOf(`${campaignId}.${id}.${arm.id}.${lotOf}`) + 2 ** -53) / arm.weight;
  return arms.reduce((best, arm) => (score(arm) < score(best) ? arm : best)).id;
}
