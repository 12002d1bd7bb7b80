import type { mailRoutes } from '../../contract/mail.ts';
import { stopWords } from '../../contract/sending-words.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { SendingState } from '../../domain/mail/sending.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findSendingState, goOnRestored } from './sending-store.ts';

/** How sending stands, and what to do where it is stopped. */
export const showSending =
  (deps: Needs<'db' | 'freshSettings'>): Serve<typeof mailRoutes.showSending> =>
  async (_, caller) => {
    const locale = caller.locale ?? (await deps.freshSettings()).locale;
    return shown(await findSendingState(deps.db), locale);
  };

/** Goes on in a table that was restored from a backup, once somebody has seen to what it has forgotten. */
export const resumeRestored =
  ({
    db,
    freshSettings,
    now,
  }: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof mailRoutes.resumeSending> =>
  async ({ body: { perhapsSent } }, caller) => {
    const { stop } = await findSendingState(db);
    if (stop?.reason !== 'restored') throw notRestored;
    const span = { from: stop.knownUntil ?? stop.since, until: now().toISOString() };
    await goOnRestored(db, stop.since, perhapsSent === 'leave' ? span : undefined);
    caller.changed({ before: { stopped: stop.reason, ...span }, after: { perhapsSent } });
    const locale = caller.locale ?? (await freshSettings()).locale;
    return shown(await findSendingState(db), locale);
  };

const shown = (state: SendingState, locale: Locale) => {
  const words = state.stop === undefined ? undefined : stopWords[state.stop.reason];
  return {
    state,
    ...(words === undefined ? {} : { stopped: { because: words.because[locale], toDo: words.toDo[locale] } }),
  };
};

const notRestored = new UserError(409, 'not-restored', {
  ja: '再開できるのは、バックアップからの復元のために止まっているときだけです。ほかの理由は、直ると自動で再開します（rekindle sending で理由を見られます）。',
  en: 'Only what a restored backup stopped is resumed by hand. Any other reason ends by itself once it is mended: see rekindle sending.',
});
