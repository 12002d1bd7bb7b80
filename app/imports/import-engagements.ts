import { inParallel } from '../../platform/in-parallel.ts';
import { resolveAddresses } from '../people/address-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { findEngagements } from '../timeline/timeline-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { InquiryRecord, WebinarRecord } from '../../domain/imports/import-records.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { groupOf, type RawEngagement } from '../../domain/engagement/engagement.ts';
import { withEarlierReports, type WebinarEngagement } from '../../domain/engagement/webinar-reports.ts';
import type { LocalDate } from '../../domain/kernel/local-date.ts';
import { instantOf, type TimeZone } from '../../domain/kernel/time-zone.ts';
import { UserError } from '../../platform/user-error.ts';
import { erasedAt, leftOutAsErased } from './left-out-as-erased.ts';
import { applyRefusals, importCustomers, type Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

/** Takes who attended a webinar: minutes, share and questions score; people nobody knows are listed. */
export async function importWebinar(
  deps: Deps,
  records: readonly WebinarRecord[],
  { day, isRepeat }: { readonly day?: LocalDate | undefined; readonly isRepeat: boolean },
): Promise<Changes> {
  const addresseeOf = await resolveAddresses(
    deps.db,
    await deps.keyring(),
    records.map(({ email }) => email),
  );
  const matched = records.filter(({ email }) => addresseeOf(email).isKnown);
  const receivedAt = deps.now().toISOString();
  const { timeZone } = (await deps.settings()).calendar;
  const startOf = startsIn(records, day);
  const acts = await inParallel(matched, 16, async (record): Promise<readonly RawEngagement[]> => {
    const { customerId } = addresseeOf(record.email);
    const told = await underItsName(
      deps,
      record,
      attendanceIn(record, customerId, receivedAt, receivedAt),
      momentOf(startOf(record), timeZone),
    );
    const stored = await findEngagements(deps.db, customerId, `${groupOf(told)}#`);
    const start =
      momentOf(startOf(record), timeZone) ?? stored.map(({ occurredAt }) => occurredAt).toSorted()[0];
    if (start === undefined) throw undated('webinar');
    const attended: WebinarEngagement = { ...told, occurredAt: start };
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
    // Nobody has missed what is still to come.
    if (!record.attended && start > receivedAt) return record.registered === false ? [] : [registration];
    return record.attended || record.registered === false ? [whole] : [whole, registration];
  });
  await importRefusals(deps, matched, isRepeat);
  await deps.engagementQueue.sendAll(acts.flat().map((act): EngagementMessage => ({ kind: 'act', act })));
  return {
    created: matched.length,
    updated: 0,
    unchanged: 0,
    unmatched: records.filter(({ email }) => !addresseeOf(email).isKnown).map(({ email }) => email),
  };
}

/** Where release 0.3 kept a meeting of that day under the name of its series, its file tells of the same one again. */
async function underItsName(
  { db }: Deps,
  { formerSession }: WebinarRecord,
  told: WebinarEngagement,
  start: string | undefined,
): Promise<WebinarEngagement> {
  if (formerSession === undefined || start === undefined) return told;
  const former = { ...told, session: formerSession };
  const stored = await findEngagements(db, told.customerId, `${groupOf(former)}#`);
  const isOfTheDay = ({ occurredAt }: { readonly occurredAt: string }): boolean =>
    Math.abs(Date.parse(occurredAt) - Date.parse(start)) < WITHIN_A_DAY_MS;
  return stored.some(isOfTheDay) ? former : told;
}

const WITHIN_A_DAY_MS = 18 * 60 * 60 * 1000;

const attendanceIn = (
  record: WebinarRecord,
  customerId: string,
  occurredAt: string,
  receivedAt: string,
): WebinarEngagement => ({
  kind: 'webinar',
  id: 'not yet named',
  customerId,
  occurredAt,
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
export async function importInquiries(
  deps: Deps,
  all: readonly InquiryRecord[],
  { day, isRepeat }: { readonly day?: LocalDate | undefined; readonly isRepeat: boolean },
): Promise<Changes> {
  const { timeZone } = (await deps.settings()).calendar;
  const askedAtOf = ({ receivedAt }: InquiryRecord): string | undefined =>
    momentOf(receivedAt ?? day, timeZone);
  if (all.map(askedAtOf).includes(undefined)) throw undated('inquiry');
  const addresseeOf = await resolveAddresses(
    deps.db,
    await deps.keyring(),
    all.map(({ email }) => email),
  );
  // What somebody asked before they were erased is gone with them.
  const isGone = (record: InquiryRecord): boolean =>
    (askedAtOf(record) ?? '') <= (erasedAt(addresseeOf(record.email)) ?? '');
  const records = all.filter((record) => !isGone(record));
  const idOf = ({ email }: InquiryRecord): string => addresseeOf(email).customerId;
  const stored = await findCustomers(deps.db, records.map(idOf));
  // An address may be claimed, and its owner not stored yet: that broke off.
  const strangers = records.filter((record) => !stored.has(idOf(record)));
  if (isRepeat) await applyRefusals(deps, [...stored.values()], (email) => addresseeOf(email).refusals);
  await importCustomers(
    deps,
    strangers.map(({ email, fullName, accountName }) => ({
      email,
      fullName,
      accountName,
      tags: [],
      consentEvidence: 'inquiry',
    })),
    // Who asked for an answer did not ask for our mails.
    { basis: 'unknown' },
    { isRepeat, mayReturn: true },
  );
  const receivedAt = deps.now().toISOString();
  await importRefusals(deps, records, isRepeat);
  const acts = records.map((record): RawEngagement => {
    const customerId = idOf(record);
    const occurredAt = askedAtOf(record) ?? receivedAt;
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
  const unmatched = all.filter(isGone).map(({ email }) => leftOutAsErased(email));
  return {
    created: acts.length,
    updated: 0,
    unchanged: 0,
    ...(unmatched.length === 0 ? {} : { unmatched }),
  };
}

/** A moment that names no zone is one of the company's own clocks; undefined where there is none, or none that can be read. */
function momentOf(text: string | undefined, zone: TimeZone): string | undefined {
  if (text === undefined) return undefined;
  const [day = '', time = '12:00:00'] = text.split(/[T ]/);
  const epochMs = /(?:Z|[+-]\d\d:?\d\d)$/.test(time)
    ? Date.parse(text)
    : instantOf(day, time.slice(0, 5), zone) + Number(time.slice(6, 8)) * 1000;
  return Number.isNaN(epochMs) ? undefined : new Date(epochMs).toISOString();
}

/** When a webinar began for somebody whose row does not say it: the day given, what others' rows say, or its own name. */
function startsIn(
  records: readonly WebinarRecord[],
  day: LocalDate | undefined,
): (record: WebinarRecord) => string | undefined {
  const first = new Map<string, string>();
  for (const { session, joinedAt } of records) {
    const known = first.get(session);
    if (joinedAt !== undefined && (known === undefined || joinedAt < known)) first.set(session, joinedAt);
  }
  return ({ joinedAt, session }) =>
    joinedAt ?? day ?? first.get(session) ?? /(?<!\d)20\d\d-\d\d-\d\d(?!\d)/.exec(session)?.[0];
}

/** What happened at an unknown time is not taken for something of today: a person says the day. */
const undated = (kind: 'webinar' | 'inquiry'): UserError =>
  new UserError(422, 'missing-day', {
    ja: `${kind === 'webinar' ? 'セミナーの開催日' : '問い合わせの受付日時'}がファイルにありません。何も保存していません。「${kind === 'webinar' ? '開催日' : '受付日時'}」の列を足すか、日付を指定して（コマンドでは --on 2026-11-20、API では on）、もう一度取り込んでください。`,
    en: `The file does not say when ${kind === 'webinar' ? 'the webinar was' : 'somebody asked'}. Nothing was stored. Add a column "${kind === 'webinar' ? 'joined at' : 'received at'}", or give the day (--on 2026-11-20 on the command line, on in the API), and import again.`,
  });

/** Who ticked a box against mails is not mailed, whatever the file is about. */
const importRefusals = async (
  deps: Deps,
  records: readonly { readonly email: string; readonly noMail?: boolean | undefined }[],
  isRepeat: boolean,
): Promise<void> => {
  const refusing = records.filter(({ noMail }) => noMail === true);
  if (refusing.length > 0)
    await importCustomers(
      deps,
      refusing.map(({ email }) => ({ email, noMail: true, tags: [] })),
      { basis: 'unknown' },
      { isRepeat },
    );
};
