import { importMessageSchema } from '../../domain/imports/import-job.ts';
import { findSendingState } from '../../app/mail/sending-store.ts';
import { findQuarantined } from '../../platform/dynamodb/quarantine.ts';
import { findOpenEntries } from '../../app/handoffs/open-entry-store.ts';
import { findChunks, findJob } from '../../app/imports/job-store.ts';
import { findJournalEntry } from '../../app/handoffs/answer/journal-store.ts';
import { findWaitingOf } from '../../app/handoffs/create/waiting-store.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { findParticipants, findRegistrant, findUnmatched } from '../../app/engagement/attendance-store.ts';
import { readTask } from '../../app/engagement/read-task.ts';
import { findAnswersBetween } from '../../app/handoffs/answer/answer-feed-store.ts';
import { findEvidence } from '../../app/handoffs/create/evidence-store.ts';
import { findHandoffs } from '../../app/handoffs/handoff-store.ts';
import { findInterests } from '../../app/interest/interest-store.ts';
import { checkedParts, listModels } from '../../app/interest/model-store.ts';
import { factOfEvent } from '../../app/kernel/read-facts.ts';
import { findCounters, findKpiRows } from '../../app/kpis/kpi-store.ts';
import { findMails } from '../../app/mail/mail-store.ts';
import { findAccount, findMembers } from '../../app/people/account-store.ts';
import { findDeals } from '../../app/people/deal-store.ts';
import { findAddress } from '../../app/people/address-store.ts';
import { findCustomer, loadStanding } from '../../app/people/customer-store.ts';
import { listOwners } from '../../app/people/owner-store.ts';
import { findEarlierDelivery, findEnrolments, listCampaigns } from '../../app/sequences/campaign-store.ts';
import { loadSettings } from '../../app/settings/settings-store.ts';
import { findEngagements, findFacts } from '../../app/timeline/timeline-store.ts';
import { audienceMessageSchema } from '../../domain/audience/audience-message.ts';
import { mailMessageSchema } from '../../domain/mail/mail-message.ts';
import { fadingMessageSchema } from '../../domain/privacy/fading-message.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { putMany } from '../../platform/dynamodb/engine.ts';
import { linkKeysFrom } from '../../platform/link-keys.ts';
import { objectCreatedSchema } from '../../platform/object-created.ts';
import { readLink } from '../../platform/signed-links.ts';
import { openTestDatabase } from './support/test-database.ts';

/** Data that is stored outlives the code: whatever a release stored, sent or linked to is read by this version. */
const releases = join(import.meta.dirname, '..', 'fixtures', 'releases');

const itemSchema = z.object({
  table: z.enum(['customers', 'timeline']),
  item: z.looseObject({ pk: z.string(), sk: z.string() }),
});
type Item = z.infer<typeof itemSchema>['item'];
const messageSchema = z.object({ queue: z.string(), body: z.string() });
/** The link keys of today know nothing of the key that older releases signed with, but that it was the secret of the ids. */
const newKeys = JSON.stringify({ id: 'first', key: 'made by a later release' });
const purposeSchema = z.enum(['d', 'u', 'w', 'q', 'h', 'n', 'v', 'f', 'o', 'k']);
const linkSchema = z.object({ secret: z.string(), linkSecret: z.string().optional(), path: z.string() });

function lines<T>(schema: z.ZodType<T>, version: string, file: string): readonly T[] {
  return readFileSync(join(releases, version, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) =>
      schema.parse(
        JSON.parse(line, (_, value: unknown) => {
          const set = z.object({ $set: z.array(z.unknown()) }).safeParse(value);
          return set.success ? new Set(set.data.$set) : value;
        }),
      ),
    );
}

const after = (key: string): string => key.slice(key.indexOf('#') + 1);
const some = <T>(found: readonly T[]): T | undefined => found[0];
const monthOf = ({ sk }: Item): string => sk.slice(0, 7);

/**
 * How an item is read, by its keys: each answers undefined where the item was not found. An item whose keys stand here
 * as `unread` is only ever written on condition, or told apart by its presence.
 */
const readers: readonly (readonly [RegExp, 'unread' | ((db: Database, item: Item) => Promise<unknown>)])[] = [
  [/^ACCOUNT#\S+ DEAL#/, async (db, { pk }) => some(await findDeals(db, after(pk)))],
  [/^ACCOUNT#\S+ MEMBER#/, async (db, { pk }) => some(await findMembers(db, after(pk)))],
  [/^ACCOUNT#\S+ PROFILE$/, (db, { pk }) => findAccount(db, after(pk))],
  [/^(?:ACCOUNT|GROUP)#\S+ LOCK#/, 'unread'],
  [/^ADDRESS#/, (db, { pk }) => findAddress(db, after(pk))],
  [/^ALIAS#/, 'unread'],
  [
    /^ANSWERS#/,
    async (db, item) =>
      some(await findAnswersBetween(db, `${monthOf(item)}-01`, `${monthOf(item)}-31T23:59:59.999Z`)),
  ],
  [/^CAMPAIGNS /, async (db) => some(await listCampaigns(db))],
  [/^CODE#/, 'unread'],
  [/^COUNTERS#/, async (db) => some(await findCounters(db))],
  [/^CUSTOMER#\S+ ENROLMENT#/, async (db, { pk }) => some(await findEnrolments(db, after(pk)))],
  [/^CUSTOMER#\S+ HANDOFF#/, async (db, { pk }) => some(await findHandoffs(db, after(pk)))],
  [
    /^CUSTOMER#\S+ INTEREST#/,
    async (db, { pk, sk }) => (await findInterests(db, [after(pk)], after(sk))).get(after(pk)),
  ],
  [/^CUSTOMER#\S+ KPI#/, async (db, { pk }) => some(await findKpiRows(db, after(pk)))],
  [/^CUSTOMER#\S+ MAIL#/, async (db, { pk }) => some(await findMails(db, after(pk)))],
  [/^CUSTOMER#\S+ PROFILE$/, (db, { pk }) => findCustomer(db, after(pk))],
  [/^CUSTOMER#\S+ STANDING$/, (db, { pk }) => loadStanding(db, after(pk), '2000-01-01T00:00:00.000Z')],
  [/^CUSTOMER#\S+ ENGAGEMENT#/, async (db, { pk }) => some(await findEngagements(db, after(pk)))],
  [/^CUSTOMER#\S+ FACT#/, async (db, { pk }) => some(await findFacts(db, after(pk)))],
  [/^CUSTOMER#\S+ WAITING$/, (db, { pk }) => findWaitingOf(db, after(pk))],
  [/^DELIVERY#/, (db, { pk }) => findEarlierDelivery(db, after(pk))],
  [/^EVIDENCE#/, (db, { pk }) => findEvidence(db, after(pk))],
  [/^EXTERNAL#/, 'unread'],
  [/^FORMRATE#/, 'unread'],
  [/^HANDOFF#\S+ POINTER$/, 'unread'],
  [/^HANDOFF#\S+ CHAT$/, 'unread'],
  [/^HANDOFF#\S+ UNDO#/, (db, { pk, sk }) => findJournalEntry(db, after(pk), after(sk))],
  [/^IMPORT#\S+ CHUNK#/, async (db, { pk }) => some(await findChunks(db, after(pk)))],
  [/^IMPORTS JOB#/, (db, { sk }) => findJob(db, after(sk))],
  [/^MIGRATION /, 'unread'],
  [/^MOMENT#/, 'unread'],
  [/^OPEN /, async (db) => some(await findOpenEntries(db))],
  [/^OWNERS /, async (db) => some(await listOwners(db))],
  [/^QUARANTINE /, async (db) => some(await findQuarantined(db))],
  [/^ROOM /, 'unread'],
  [/^SENDING STATE$/, (db) => findSendingState(db)],
  [/^SETTINGS (?:COMPANY$|PART#)/, (db) => loadSettings(db)],
  [
    /^SETTINGS MODEL#/,
    async (db, { sk }) => some([...(await listModels(db)), (await checkedParts(db, after(sk))).parts]),
  ],
  [/^SOURCE#/, 'unread'],
  [/^WAITING#/, 'unread'],
  [/^WEBINAR#.+ PARTICIPANT#/, async (db, { pk }) => some(await findParticipants(db, after(pk)))],
  [/^WEBINAR#.+ REGISTRANT#/, (db, { pk, sk }) => findRegistrant(db, after(pk), after(sk))],
  [/^WEBINARS UNMATCHED#/, async (db) => some(await findUnmatched(db))],
  [/^WEEKLY#/, 'unread'],
];

/** How a message is read, by the name of its queue. */
const messageReaders: readonly (readonly [RegExp, (body: unknown) => unknown])[] = [
  [/EngagementQueue/, (body) => readTask(body, '2026-10-06T01:00:00.000Z')],
  [/CrossingQueue|ChatQueue/, factOfEvent],
  [/AudienceQueue/, (body) => audienceMessageSchema.parse(body)],
  [/MailQueue|NurtureQueue/, (body) => mailMessageSchema.parse(body)],
  [/FadingQueue/, (body) => fadingMessageSchema.parse(body)],
  [/ImportQueue/, (body) => importMessageSchema.parse(body)],
  [/ReplyQueue/, (body) => objectCreatedSchema.parse(body)],
];

describe.each(readdirSync(releases))('what release %s left', (version) => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(inject('dynamodbEndpoint'), `release${version}`);
  });
  afterAll(() => db.client.destroy());

  it('in its tables is read, each item by the store that owns it', async () => {
    const items = lines(itemSchema, version, 'items.ndjson');
    for (const table of ['customers', 'timeline'] as const) {
      const own = items.filter((each) => each.table === table).map(({ item }) => item);
      await putMany(db, table === 'customers' ? db.customersTable : db.timelineTable, own);
    }

    const unread: string[] = [];
    for (const { item } of items) {
      const keys = `${item.pk} ${item.sk}`;
      const reader = readers.find(([pattern]) => pattern.test(keys))?.[1];
      if (reader === undefined) unread.push(`${keys}: nobody says how it is read`);
      else if (reader !== 'unread' && (await reader(db, item)) === undefined)
        unread.push(`${keys}: not found`);
    }

    expect(items.length).toBeGreaterThan(100);
    expect(unread).toEqual([]);
  });

  it('in its queues is read', () => {
    const messages = lines(messageSchema, version, 'messages.ndjson');

    for (const { queue, body } of messages) {
      const read = messageReaders.find(([pattern]) => pattern.test(queue))?.[1];
      expect(read, queue).toBeDefined();
      expect(() => read?.(JSON.parse(body)), body).not.toThrow();
    }

    expect(messages.length).toBeGreaterThan(50);
  });

  it('in mails leads somewhere', () => {
    const links = lines(linkSchema, version, 'links.ndjson').filter(({ path }) => path.includes('.'));

    for (const { secret, linkSecret = newKeys, path } of links) {
      const [, purpose = '', token = ''] = path.split('/');
      const reading = readLink(
        linkKeysFrom(secret, linkSecret, () => 0),
        purposeSchema.parse(purpose),
        token,
        0,
      );
      expect(reading.kind, path).toBe('valid');
    }

    expect(links.length).toBeGreaterThan(8);
  });
});
