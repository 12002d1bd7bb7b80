import { withCauses } from '../../domain/people/causes.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { rememberRefusal } from '../people/address-store.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { addressHash, resolveAddresses } from '../people/address-store.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { findEngagements, putFact } from '../timeline/timeline-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { InquiryRecord, OptOutRecord, WebinarRecord } from '../../domain/imports/import-records.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { groupOf, type RawEngagement } from '../../domain/engagement/engagement.ts';
import { withEarlierReports, type WebinarEngagement } from '../../domain/engagement/webinar-reports.ts';
import { importCustomers, type Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

/** Takes who attended a webinar: minutes, share and questions score; people nobody knows are listed. */
export async function importWebinar(deps: Deps, records: readonly WebinarRecord[]): Promise<Changes> {
  const addresseeOf = await resolveAddresses(
    deps.db,
    await deps.keyring(),
    records.map(({ email }) => email),
  );
  const matched = records.filter(({ email }) => addresseeOf(email).isKnown);
  const receivedAt = deps.now().toISOString();
  const acts = await inParallel(matched, 16, async (record): Promise<readonly RawEngagement[]> => {
    const { customerId } = addresseeOf(record.email);
    const attended = attendanceIn(record, customerId, receivedAt);
    const stored = await findEngagements(deps.db, customerId, `${groupOf(attended)}#`);
    const { occurredAt, session, topic } = attended;
    const registration: RawEngagement = {
      kind: 'registration',
      id: `registration-${fingerprint(`${session}|${customerId}`)}`,
      customerId,
      occurredAt,
      receivedAt,
      session,
      topic,
    };
    const whole = withEarlierReports(attended, stored);
    return record.attended ? [whole] : [whole, registration];
  });
  await deps.engagementQueue.sendAll(acts.flat().map((act): EngagementMessage => ({ kind: 'act', act })));
  return {
    created: matched.length,
    updated: 0,
    unchanged: 0,
    unmatched: records.filter(({ email }) => !addresseeOf(email).isKnown).map(({ email }) => email),
  };
}

const attendanceIn = (record: WebinarRecord, customerId: string, receivedAt: string): WebinarEngagement => ({
  kind: 'webinar',
  id: 'not yet named',
  customerId,
  occurredAt: instantOf(record.joinedAt, receivedAt),
  receivedAt,
  session: record.session,
  topic: record.topic,
  attended: record.attended,
  minutes: record.minutes,
  durationMinutes:
    record.durationMinutes !== undefined && record.durationMinutes > 0 ? record.durationMinutes : undefined,
  question: record.question,
});

/** Takes inquiries that came elsewhere. Somebody new becomes a customer: he asked for an answer. */
export async function importInquiries(deps: Deps, records: readonly InquiryRecord[]): Promise<Changes> {
  const addresseeOf = await resolveAddresses(
    deps.db,
    await deps.keyring(),
    records.map(({ email }) => email),
  );
  const strangers = records.filter(({ email }) => !addresseeOf(email).isKnown);
  await importCustomers(
    deps,
    strangers.map(({ email, fullName, accountName }) => ({
      email,
      fullName,
      accountName,
      tags: [],
      consentBasis: 'optIn',
      consentEvidence: 'inquiry',
    })),
    { basis: 'optIn' },
  );
  const receivedAt = deps.now().toISOString();
  const acts = records.map((record): RawEngagement => {
    const { customerId } = addresseeOf(record.email);
    const occurredAt = instantOf(record.receivedAt, receivedAt);
    const id = `inquiry-${fingerprint([customerId, record.kind, record.receivedAt ?? '', record.message ?? ''].join('|'))}`;
    return {
      kind: 'inquiry',
      id,
      customerId,
      occurredAt,
      receivedAt,
      inquiry: record.kind,
      message: record.message,
    };
  });
  await deps.engagementQueue.sendAll(acts.map((act): EngagementMessage => ({ kind: 'act', act })));
  return { created: acts.length, updated: 0, unchanged: 0 };
}

/** A date without a zone is read as Japan's; an unreadable or missing one is now. */
function instantOf(text: string | undefined, fallback: string): string {
  if (text === undefined) return fallback;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text)
    ? text
    : `${text.replace(' ', 'T')}${text.includes(':') ? '' : 'T12:00:00'}+09:00`;
  const epochMs = Date.parse(zoned);
  return Number.isNaN(epochMs) ? fallback : new Date(epochMs).toISOString();
}

/** Takes the refusals of the former tool (R19): by address, for people known and unknown. Never undone by an import. */
export async function importOptOuts(deps: Deps, records: readonly OptOutRecord[]): Promise<Changes> {
  const { db } = deps;
  const keyring = await deps.keyring();
  const addresseeOf = await resolveAddresses(
    db,
    keyring,
    records.map(({ email }) => email),
  );
  const results = await inParallel(records, 16, async ({ email, refusedOn }) => {
    const { customerId, isKnown, refusals } = addresseeOf(email);
    if (refusals.some(({ id }) => id === 'import')) return 'unchanged';
    const at = refusedOn === undefined ? deps.now().toISOString() : `${refusedOn}T03:00:00.000Z`;
    const cause = { id: 'import', at, how: 'import' };
    const remember = rememberRefusal(db, addressHash(keyring, email), cause);
    if (!isKnown) {
      await transact(db, [remember]);
      return 'created';
    }
    const standing = await loadStanding(db, customerId, at);
    const outcome = await transact(db, [
      remember,
      putStanding(db, standing, withCauses(standing, { of: 'refused', ...cause })),
      putFact(db, { kind: 'refused', customerId, at, id: 'import', how: 'import' }),
    ]);
    if (outcome.kind === 'lost')
      throw new Error(`customer ${customerId} changed while an opt-out was imported: import the file again`);
    return 'created';
  });
  await changeSettings(db, () => ({ optOutsDeclared: true }));
  return {
    created: results.filter((result) => result === 'created').length,
    updated: 0,
    unchanged: results.filter((result) => result === 'unchanged').length,
  };
}
