import type { StepState } from '../../../contract/step-people.ts';

/** Whose count of a step is asked for. */
export interface StepAsked {
  readonly campaignId: string;
  readonly step: string;
  readonly state: StepState;
  /** One way of passing it, or one reason to leave. */
  readonly how?: string | undefined;
}

/** The address of the people behind a count of a step. */
export function stepPeopleAddress({ campaignId, how, ...asked }: StepAsked): string {
  const query = new URLSearchParams({ ...asked, ...(how === undefined ? {} : { how }) });
  return `/campaigns/${encodeURIComponent(campaignId)}/people?${query}`;
}
