import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openObjectStore } from '../shared/adapters/s3.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { openWebhookSecrets } from '../shared/adapters/webhook-secrets.ts';
import { httpHandler } from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { plainErrorPage } from '../shared/mail-views/error-page.ts';
import { configSchema } from './config.ts';
import { takeInquiryWebhook } from './inquiry-webhook.ts';
import { showConsultation, showInquiry, takeConsultation, takeInquiry } from './inquiry.ts';
import { answerHead, showNothing } from './probe.ts';
import { showDocument, showInvitation, takeDocument, takeSeat, type Deps } from './public-pages.ts';
import { showUnsubscribe, unsubscribe } from './unsubscribe.ts';
import { showSiteScript, takeVisit } from './visits.ts';
import { takeZoomEvent } from './zoom.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  settings: settingsReader(db, now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  objects: openObjectStore(now),
  documentsBucket: config.DOCUMENTS_BUCKET,
  webhookSecrets: openWebhookSecrets(config.WEBHOOK_SECRETS_ARN, now),
  now,
};

export const handler = httpHandler(
  {
    'HEAD /d/{token}': answerHead(deps, 'd'),
    'HEAD /w/{token}': answerHead(deps, 'w'),
    'HEAD /q/{token}': answerHead(deps, 'q'),
    'HEAD /n/{token}': answerHead(deps, 'n'),
    'GET /n/{token}': showNothing(deps),
    'GET /d/{token}': showDocument(deps),
    'POST /d/{token}': takeDocument(deps),
    'GET /w/{token}': showInvitation(deps),
    'POST /w/{token}': takeSeat(deps),
    'GET /q/{token}': showConsultation(deps),
    'POST /q/{token}': takeConsultation(deps),
    'GET /inquiry': showInquiry(deps),
    'POST /inquiry': takeInquiry(deps),
    'GET /u/{token}': showUnsubscribe(deps),
    'POST /u/{token}': unsubscribe(deps),
    'GET /site.js': showSiteScript(),
    'POST /v': takeVisit(deps),
    'POST /webhooks/inquiry': takeInquiryWebhook(deps),
    'POST /webhooks/zoom': takeZoomEvent(deps),
  },
  plainErrorPage,
);
