import { loadSettings } from '../../app/settings/settings-store.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openQueue } from '../../platform/queue.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { listSegments, previewSegment } from '../../app/audience/preview-segments.ts';
import {
  changeSegment,
  cloneSegment,
  createSegment,
  removeSegment,
} from '../../app/audience/change-segments.ts';
import { showSegment, showSegmentVersion } from '../../app/audience/show-segment.ts';
import { explainSegment } from '../../app/audience/explain-segment.ts';
import { showRfm } from '../../app/audience/count-rfm.ts';
import { listSegmentValues } from '../../app/audience/list-values.ts';
import { openDns } from '../../platform/dns.ts';
import { openSendingSetup } from '../../platform/ses-setup.ts';
import { showReadiness } from '../../app/mail/check-readiness.ts';
import { previewMail } from '../../app/mail/preview-mail.ts';
import { resumeRestored, showSending } from '../../app/mail/show-sending.ts';
import { showTestMail } from '../../app/mail/show-test-mail.ts';
import { sendTestMail } from '../../app/mail/send-test-mail.ts';
import { changeCampaign } from '../../app/sequences/change-campaign.ts';
import { trySequence } from '../../app/sequences/try-sequence.ts';
import { publishEdit } from '../../app/sequences/edit-campaign.ts';
import { saveSequence } from '../../app/sequences/saved-sequences.ts';
import { listSequences, showSequence, showSequenceVersion } from '../../app/sequences/show-sequences.ts';
import { showOwnerReview } from '../../app/sequences/review/show-review-answers.ts';
import { showLift } from '../../app/sequences/show-lift.ts';
import { launchCampaign } from '../../app/sequences/launch-campaign.ts';
import {
  approveMonthlyTopic,
  pauseMonthly,
  resumeMonthly,
  writeMonthlyTopic,
} from '../../app/sequences/change-monthly.ts';
import { showMonthly } from '../../app/sequences/show-monthly.ts';
import { listCampaigns, showCampaign } from '../../app/sequences/show-campaigns.ts';
import { segmentRoutes } from '../../contract/audience.ts';
import { mailRoutes } from '../../contract/mail.ts';
import { sequenceRoutes } from '../../contract/saved-sequences.ts';
import { campaignRoutes } from '../../contract/sequences.ts';
import { monthlyRoutes } from '../../contract/monthly.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps = {
  db,
  freshSettings: () => loadSettings(db),
  now: () => new Date(),
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  publicUrl: config.PUBLIC_URL,
  replyDomain: config.REPLY_DOMAIN,
  customerConfigurationSet: config.CUSTOMER_CONFIGURATION_SET,
  staffConfigurationSet: config.STAFF_CONFIGURATION_SET,
  tenantName: config.TENANT_NAME,
  sendingSetup: openSendingSetup(),
  dns: openDns(),
};

export const handler = serveRoutes(
  { ...segmentRoutes, ...mailRoutes, ...campaignRoutes, ...sequenceRoutes, ...monthlyRoutes },
  {
    listSegments: listSegments(deps),
    previewSegment: previewSegment(deps),
    explainSegment: explainSegment(deps),
    showRfm: showRfm(deps),
    listSegmentValues: listSegmentValues(deps),
    createSegment: createSegment(deps),
    showSegment: showSegment(deps),
    changeSegment: changeSegment(deps),
    cloneSegment: cloneSegment(deps),
    removeSegment: removeSegment(deps),
    showSegmentVersion: showSegmentVersion(deps),
    previewMail: previewMail(deps),
    showSending: showSending(deps),
    resumeSending: resumeRestored(deps),
    showReadiness: showReadiness(deps),
    sendTestMail: sendTestMail(deps),
    showTestMail: showTestMail(deps),
    listCampaigns: listCampaigns(deps),
    launchCampaign: launchCampaign(deps),
    showCampaign: showCampaign(deps),
    showOwnerReview: showOwnerReview(deps),
    showLift: showLift(deps),
    pauseCampaign: changeCampaign(deps, 'pause'),
    resumeCampaign: changeCampaign(deps, 'resume'),
    endCampaign: changeCampaign(deps, 'end'),
    listSequences: listSequences(deps),
    showSequence: showSequence(deps),
    showSequenceVersion: showSequenceVersion(deps),
    saveSequence: saveSequence(deps),
    trySequence: trySequence(deps),
    publishEdit: publishEdit(deps),
    showMonthly: showMonthly(deps),
    writeMonthlyTopic: writeMonthlyTopic(deps),
    approveMonthlyTopic: approveMonthlyTopic(deps),
    pauseMonthly: pauseMonthly(deps),
    resumeMonthly: resumeMonthly(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
