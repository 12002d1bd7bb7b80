import * as z from 'zod';

/** How a customer is reached at a promised time. `contact`: in some way, which was not said. */
export const promiseWaySchema = z.enum(['phone', 'visit', 'online', 'mail', 'contact']);
export type PromiseWay = z.infer<typeof promiseWaySchema>;

/** A time that was promised without a way is one to call: the only promise there was in release 0.4 and before. */
export const wayOf = (way: PromiseWay | undefined): PromiseWay => way ?? 'phone';

/** A promise as it is stored: that of a call names no way, as release 0.4 and before did. */
export const promiseOf = (at: Date, way: PromiseWay) =>
  ({ kind: 'promise', callAt: at.toISOString(), ...(way === 'phone' ? {} : { way }) }) as const;

/** Whether somebody who keeps the promise sits with the customer for a while. */
export const isMeeting = (way: PromiseWay): boolean => way === 'visit' || way === 'online';

/** So long a meeting is taken to last. */
export const MEETING_MINUTES = 60;
