import * as z from 'zod';
import { stopReasonSchema, type SendingAccount, type StopReason } from '../kernel/sending-account.ts';

/** How sending stands: the quota as it was read last, and what stops it. */
export const sendingStateSchema = z.object({
  checkedAt: z.string().optional(),
  maxPerSecond: z.number().optional(),
  maxPerDay: z.number().optional(),
  sentToday: z.number().optional(),
  /** A launch found every recipient verified, so that the sandbox stops nothing. */
  allowsSandbox: z.literal(true).optional(),
  /** The table in which this was written. */
  tableId: z.string().optional(),
  /** ISO. What was sent between is not known, for a backup from its beginning was restored at its end: nothing of it is sent again. */
  perhapsSent: z.object({ from: z.string(), until: z.string() }).optional(),
  stop: z
    .object({
      reason: stopReasonSchema,
      /** In the sandbox only customers' mails stop: staff may be verified one by one. */
      scope: z.enum(['all', 'customers']),
      since: z.string(),
      /** SES's own words, without any address. */
      says: z.string(),
      /** Of a table restored from a backup: the last moment that it knows of. */
      knownUntil: z.string().optional(),
    })
    .optional(),
});
export type SendingState = z.infer<typeof sendingStateSchema>;

/** Which kind of mails goes through: to customers in bulk, or to staff one by one. */
export type Lane = 'customers' | 'staff';

export const stopsLane = ({ stop }: SendingState, lane: Lane): boolean =>
  stop !== undefined && (stop.scope === 'all' || lane === 'customers');

/** Only a mail that is taken shows that these are over; of a paused configuration set GetAccount knows nothing either. */
const probed: readonly StopReason[] = [
  'paused',
  'suspended',
  'unverifiedSender',
  'missingConfigurationSet',
  'accessDenied',
];
export const needsProbe = ({ stop }: SendingState): boolean =>
  stop !== undefined && probed.includes(stop.reason);

export const stoppedBy = (
  reason: StopReason,
  says: string,
  now: string,
): NonNullable<SendingState['stop']> => ({
  reason,
  scope: reason === 'sandbox' ? 'customers' : 'all',
  since: now,
  says,
});

/**
 * The state in the table with this id. A state that was written in another table came with a backup: what was sent since is
 * not known, and nothing goes out before somebody has looked.
 */
export const inTable = (state: SendingState, tableId: string, now: string): SendingState =>
  state.tableId === undefined || state.tableId === tableId || isRestored(state)
    ? state
    : { ...state, stop: { ...stoppedBy('restored', '', now), knownUntil: state.checkedAt ?? now } };

/** Stopped until somebody says what becomes of the mails that fell due since the backup. */
export const isRestored = ({ stop }: SendingState): boolean => stop?.reason === 'restored';

/** The state after SES was asked: what the account itself tells stops sending, and lets it go on, by itself. */
export function afterCheck(before: SendingState, account: SendingAccount, now: string): SendingState {
  const { maxPerSecond, maxPerDay, sentToday } = account;
  const told = isRestored(before) ? undefined : reasonOf(account, before);
  const kept = needsProbe(before) || isRestored(before) ? before.stop : undefined;
  const stop =
    told === undefined
      ? kept
      : told === before.stop?.reason
        ? before.stop
        : stoppedBy(told, 'GetAccount', now);
  return {
    checkedAt: now,
    maxPerSecond,
    ...(Number.isFinite(maxPerDay) ? { maxPerDay } : {}),
    sentToday,
    ...(before.allowsSandbox === true && !account.isProduction ? { allowsSandbox: true } : {}),
    ...(before.perhapsSent === undefined ? {} : { perhapsSent: before.perhapsSent }),
    ...(before.tableId === undefined ? {} : { tableId: before.tableId }),
    ...(stop === undefined ? {} : { stop }),
  };
}

/** After the daily quota was used up, sending goes on when a twentieth of it is free again: not one mail at a time. */
function reasonOf(
  { isEnabled, isProduction, maxPerDay, sentToday }: SendingAccount,
  { stop, allowsSandbox }: SendingState,
): StopReason | undefined {
  if (!isEnabled) return stop?.reason === 'suspended' ? 'suspended' : 'paused';
  if (sentToday >= (stop?.reason === 'dailyQuota' ? 0.95 : 1) * maxPerDay) return 'dailyQuota';
  return isProduction || allowsSandbox === true ? undefined : 'sandbox';
}

/** What SES allows before anybody asked it: the rate of the sandbox. */
const UNKNOWN_RATE = 1;
/** Staff's mails have a share of their own: so much of the rate, and of the day, is never given to customers' mails. */
const STAFF_SHARE = 0.07;
/** At a low rate the share would be one mail in a quarter of a minute: sales hears of a hot lead within ten seconds. */
const STAFF_PER_SECOND = 0.1;

/** Customers' mails a second: the live rate of SES, or the company's own limit, less the share of staff's mails. */
export const customersPerSecond = ({ maxPerSecond = UNKNOWN_RATE }: SendingState, ownLimit: number): number =>
  Math.min(maxPerSecond - Math.max(maxPerSecond * STAFF_SHARE, STAFF_PER_SECOND), ownLimit);

/** Customers' mails that today's quota leaves. */
export const customersLeftToday = ({ maxPerDay = Infinity, sentToday = 0 }: SendingState): number =>
  Math.max(0, Math.floor(maxPerDay * (1 - STAFF_SHARE) - sentToday));

/** After how many whole seconds the n-th of some mails leaves, so that each second has its share: n from 0. */
export const secondOf = (place: number, perSecond: number): number => Math.floor(place / perSecond);
