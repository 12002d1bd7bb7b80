import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { EventBridgeEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { scanSegments } from '../../app/audience/audience-store.ts';
import { listCampaigns } from '../../app/sequences/campaign-store.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { audienceMessageSchema, type AudienceMessage } from '../../domain/engagement/engagement-messages.ts';
import { attempt } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, logger, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { enrolPart } from '../../app/sequences/enrol-part.ts';
import { refoldPart } from '../../app/interest/refold-part.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const queue = openQueue(config.AUDIENCE_QUEUE_URL);
const settings = settingsReader(db, now);
const enrol = enrolPart({ db, settings, now });
const refold = refoldPart({ db, settings, now, engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL) });

/** By night: spreads the scan of every running campaign that takes in the newly dormant. From the queue: one part of a scan. */
export const handler = middy<
  SQSEvent | EventBridgeEvent<'Scheduled Event', unknown>,
  SQSBatchResponse | undefined
>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async (event) => {
    if (!('Records' in event)) {
      await spreadScans();
      return undefined;
    }
    const results = await Promise.all(
      event.Records.map(({ messageId, body }) =>
        attempt(messageId, async () => {
          const message = audienceMessageSchema.parse(JSON.parse(body));
          if (message.kind === 'enrol')
            metrics.addMetric('Enrolled', MetricUnit.Count, await enrol(message.campaignId, message.part));
          else metrics.addMetric('Refolds', MetricUnit.Count, await refold(message.by, message.part));
        }),
      ),
    );
    flushMetrics();
    for (const { messageId, error } of results)
      if (error !== undefined)
        logger.error('part failed', {
          messageId,
          error: error instanceof Error ? error : new Error(JSON.stringify(error)),
        });
    return {
      batchItemFailures: results
        .filter(({ error }) => error !== undefined)
        .map(({ messageId }) => ({ itemIdentifier: messageId })),
    };
  });

async function spreadScans(): Promise<void> {
  const continuous = (await listCampaigns(db)).filter(
    (campaign) => campaign.state === 'running' && campaign.isContinuous,
  );
  const parts = continuous.flatMap(({ id }) =>
    Array.from({ length: scanSegments }, (_, part): AudienceMessage => ({
      kind: 'enrol',
      campaignId: id,
      part,
    })),
  );
  await queue.sendAll(parts);
}
