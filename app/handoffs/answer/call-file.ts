import { calendarFile } from '../../../templates/content/calendar-file.ts';
import { callWords } from '../../../templates/mails/call-words.ts';
import { isMeeting, MEETING_MINUTES, wayOf } from '../../../domain/handoffs/promise-way.ts';
import { findCustomer } from '../../people/customer-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';

const CALL_MINUTES = 15;
const ALARM_MINUTES = 10;

interface Call {
  readonly handoff: Handoff;
  readonly locale: Locale;
  readonly base: {
    readonly code: string;
    readonly customerName: string;
    readonly accountName: string;
  };
}

/** What was promised as a file that calendars take. Downloaded again it changes the same entry: its id is the handoff's. */
export async function callFile(
  { db, now }: Deps,
  { handoff, locale, base }: Call,
  callAt: string,
): Promise<HttpResponse> {
  const customer = await findCustomer(db, handoff.customerId);
  const mayCall = customer?.noCall !== true;
  const way = wayOf(handoff.promisedWay);
  const { summary, description } = callWords({
    locale,
    way,
    ...base,
    lastName: customer?.lastName,
    phones: mayCall ? [customer?.phoneDirect, customer?.phoneMobile, customer?.phoneMain] : [],
  });
  return {
    status: 200,
    type: 'text/calendar',
    headers: { 'content-disposition': 'attachment; filename="call.ics"' },
    body: calendarFile({
      uid: `${handoff.id}@rekindle`,
      stampEpochMs: now().getTime(),
      startEpochMs: Date.parse(callAt),
      minutes: isMeeting(way) ? MEETING_MINUTES : CALL_MINUTES,
      summary,
      description,
      alarmMinutes: ALARM_MINUTES,
    }),
  };
}
