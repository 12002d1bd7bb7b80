import { participantRoutes } from '../../contract/engagement.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findUnmatched } from './attendance-store.ts';

/** Everybody at a webinar whom nobody knows: for a person to see to. */
export const listUnmatchedParticipants =
  ({ db }: Needs<'db'>): Serve<typeof participantRoutes.listUnmatchedParticipants> =>
  async () => ({ people: [...(await findUnmatched(db))] });
