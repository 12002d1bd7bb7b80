import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SQSRecord } from 'aws-lambda';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { attempt, queueHandler, type MessageResult } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { heedInquiry } from '../../app/engagement/heed-inquiry.ts';
import { readIntent, type Intent } from '../../app/engagement/read-intents.ts';
import { recordEngagement } from '../../app/engagement/record-engagement.ts';
import { settleNews } from '../../app/mail/settle-news.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const settings = settingsReader(db, now);
const keyring = openKeyring(config.SECRET_ARN);
const engagementQueue = openQueue(config.ENGAGEMENT_QUEUE_URL);
const record = recordEngagement({ db, settings, keyring, engagementQueue, now });
const settle = settleNews({ db, keyring });

interface Read {
  readonly record: SQSRecord;
  readonly intent: Intent;
}
/** At most two writes an act, and one for its mail: together with interest and crossing below what a transaction takes. */
const MAXIMUM_ACTS = 30;

export const handler = queueHandler(async (records) => {
  const receivedAt = now().toISOString();
  const read: Read[] = [];
  const unreadable: MessageResult[] = [];
  for (const each of records) {
    const result = await attempt(each.messageId, async () => {
      read.push({ record: each, intent: readIntent(JSON.parse(each.body), receivedAt) });
    });
    if (result.error !== undefined) unreadable.push(result);
  }
  for (const { intent } of read)
    if (intent.kind === 'ignored') metrics.addMetric(`Ignored.${intent.because}`, MetricUnit.Count, 1);
  const results = await Promise.all(batches(read).map((batch) => handleBatch(batch)));
  flushMetrics();
  return [...unreadable, ...results.flat()];
});

/** One customer's messages together, so that ten events cost one read and one transaction. */
function batches(read: readonly Read[]): readonly (readonly Read[])[] {
  const byCustomer = new Map<string, Read[]>();
  for (const each of read) {
    if (each.intent.kind === 'ignored') continue;
    const own = byCustomer.get(each.intent.customerId) ?? [];
    byCustomer.set(each.intent.customerId, [...own, each]);
  }
  return [...byCustomer.values()];
}

async function handleBatch(batch: readonly Read[]): Promise<readonly MessageResult[]> {
  try {
    await handleCustomer(batch.map(({ intent }) => intent));
    return batch.map(({ record: { messageId } }) => ({ messageId }));
  } catch (error) {
    return batch.map(({ record: { messageId } }) => ({ messageId, error }));
  }
}

/** News first: the delivery says how soon after it an act came. Then acts, in parts that one transaction can hold. */
async function handleCustomer(intents: readonly Intent[]): Promise<void> {
  const customerId = intents.map((intent) => ('customerId' in intent ? intent.customerId : ''))[0] ?? '';
  const news = intents.filter((intent) => intent.kind === 'news').map((intent) => intent.news);
  for (const each of news) await settle(customerId, each);
  const acts = intents.filter((intent) => intent.kind === 'act').map((intent) => intent.act);
  const judgeAgain = [
    ...new Set(news.filter((each) => each.kind === 'delivered').map((each) => each.mailId)),
  ];
  const refold = intents.some((intent) => intent.kind === 'refold');
  const replay = intents.some((intent) => intent.kind === 'replay');
  const rejudge = intents.some((intent) => intent.kind === 'rejudge');
  const isCooling = intents.some((intent) => intent.kind === 'cool');
  const releasedAt = intents
    .flatMap((intent) => (intent.kind === 'release' ? [intent.at] : []))
    .toSorted()
    .at(-1);
  for (let from = 0; from < Math.max(acts.length, 1); from += MAXIMUM_ACTS) {
    const part = acts.slice(from, from + MAXIMUM_ACTS);
    const isNeeded =
      part.length > 0 ||
      judgeAgain.length > 0 ||
      refold ||
      replay ||
      rejudge ||
      isCooling ||
      releasedAt !== undefined;
    if (!isNeeded) continue;
    const recorded = await record({
      customerId,
      acts: part,
      judgeAgain: from === 0 ? judgeAgain : [],
      refold: refold && from === 0,
      replay: replay && from === 0,
      rejudge: rejudge && from === 0,
      releasedAt: from === 0 ? releasedAt : undefined,
    });
    metrics.addMetric('EngagementsRecorded', MetricUnit.Count, recorded.added);
    metrics.addMetric('EngagementDuplicates', MetricUnit.Count, recorded.duplicates);
  }
  const heed = heedInquiry(db, keyring, await settings());
  for (const act of acts) await heed(act);
}
