import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { StaleWrite, type PresentState } from '../../platform/stale-write.ts';
import type { Caller } from './serve-routes.ts';

/** The tag of a thing that counts no writes of its own: the same content has the same. */
export const contentTag = (content: unknown): string => fingerprint(JSON.stringify(content));

/** Refuses a write over something that is no longer as the caller read it. Who read nothing writes over what is there. */
export function refuseStale({ over }: Pick<Caller, 'over'>, present: PresentState): void {
  if (over !== undefined && over !== present.tag) throw new StaleWrite(present);
}
