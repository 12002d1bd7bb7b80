import type { mailRoutes } from '../../contract/mail.ts';
import { stopWords } from '../../contract/sending-words.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findSendingState } from './sending-store.ts';

/** How sending stands, and what to do where it is stopped. */
export const showSending =
  ({ db, freshSettings }: Needs<'db' | 'freshSettings'>): Serve<typeof mailRoutes.showSending> =>
  async (_, caller) => {
    const state = await findSendingState(db);
    const locale = caller.locale ?? (await freshSettings()).locale;
    const words = state.stop === undefined ? undefined : stopWords[state.stop.reason];
    return {
      state,
      ...(words === undefined
        ? {}
        : { stopped: { because: words.because[locale], toDo: words.toDo[locale] } }),
    };
  };
