import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openWebhookSecrets } from '../../platform/webhook-secrets.ts';
import { httpHandler } from '../../platform/http-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { plainErrorPage } from '../../app/kernel/error-page.ts';
import { configSchema } from './config.ts';
import { takeInquiryWebhook } from '../../app/engagement/inquiry-webhook.ts';
import {
  showConsultation,
  showInquiry,
  takeConsultation,
  takeInquiry,
} from '../../app/engagement/inquiry.ts';
import { answerHead, showNothing, withoutBody } from '../../app/engagement/probe.ts';
import { showDocument, showInvitation, takeDocument, takeSeat } from '../../app/engagement/public-pages.ts';
import { askToGoOn, goOn } from '../../app/sequences/go-on.ts';
import { showSentMail } from '../../app/mail/show-sent-mail.ts';
import { showUnsubscribe, unsubscribe } from '../../app/mail/unsubscribe.ts';
import { showSiteScript, takeVisit } from '../../app/engagement/visits.ts';
import { takeZoomEvent } from '../../app/engagement/zoom.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  settings: settingsReader(db, now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  objects: openObjectStore(now),
  documentsBucket: config.DOCUMENTS_BUCKET,
  webhookSecrets: openWebhookSecrets(config.WEBHOOK_SECRETS_ARN, now),
  publicUrl: config.PUBLIC_URL,
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
    'HEAD /u/{token}': withoutBody(showUnsubscribe(deps)),
    'GET /u/{token}': showUnsubscribe(deps),
    'POST /u/{token}': unsubscribe(deps),
    'HEAD /b/{token}': answerHead(deps, 'b'),
    'GET /b/{token}': showSentMail(deps),
    'HEAD /k/{token}': answerHead(deps, 'k'),
    'GET /k/{token}': askToGoOn(deps),
    'POST /k/{token}': goOn(deps),
    'GET /site.js': showSiteScript(),
    'POST /v': takeVisit(deps),
    'POST /webhooks/inquiry': takeInquiryWebhook(deps),
    'POST /webhooks/zoom': takeZoomEvent(deps),
  },
  plainErrorPage,
);
