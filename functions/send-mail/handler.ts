import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openMailSender } from '../../platform/ses.ts';
import { mailMessageSchema } from '../../domain/engagement/engagement-messages.ts';
import { eachMessage, queueHandler } from '../../platform/batch-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { flushMetrics, metrics } from '../../platform/observability.ts';
import { configSchema } from './config.ts';
import { sendOutboxMail } from '../../app/mail/send-outbox-mail.ts';
import { sendStep, type Deps } from '../../app/mail/send-step.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  settings: settingsReader(db, now),
  keyring: openKeyring(config.SECRET_ARN),
  sender: openMailSender(),
  publicUrl: config.PUBLIC_URL,
  replyDomain: config.REPLY_DOMAIN,
  customerConfigurationSet: config.CUSTOMER_CONFIGURATION_SET,
  staffConfigurationSet: config.STAFF_CONFIGURATION_SET,
  now,
};
const step = sendStep(deps);
const outbox = sendOutboxMail(deps);

export const handler = queueHandler(async (records) => {
  const results = await eachMessage(async (body) => {
    const message = mailMessageSchema.parse(body);
    const outcome =
      message.kind === 'step'
        ? await step(message.customerId, message.campaignId)
        : await outbox(message.customerId, message.mailId);
    metrics.addMetric(`Mail.${outcome}`, MetricUnit.Count, 1);
  })(records);
  flushMetrics();
  return results;
});
