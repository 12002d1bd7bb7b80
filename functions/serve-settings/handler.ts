import { loadSettings } from '../../app/settings/settings-store.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { openSuppressionList } from '../../platform/suppression-list.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openSendingSetup } from '../../platform/ses-setup.ts';
import { openQueue } from '../../platform/queue.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openLinkProbe } from '../../platform/link-probe.ts';
import { checkTexts } from '../../app/mail/check-texts.ts';
import { mailCheckRoutes } from '../../contract/mail-checks.ts';
import { showHandoffStandard } from '../../app/handoffs/show-standard.ts';
import { changeAbsence } from '../../app/people/change-absence.ts';
import { inviteOwners } from '../../app/people/invite-owners.ts';
import { listOwners } from '../../app/people/list-owners.ts';
import { changeSettings, showSettings } from '../../app/settings/change-settings.ts';
import { listSetAside, retrySetAside } from '../../app/settings/set-aside.ts';
import { listAudit } from '../../app/settings/list-audit.ts';
import { describeApi } from '../../app/settings/describe-api.ts';
import { ownerRoutes } from '../../contract/owners.ts';
import { auditRoutes, settingsRoutes } from '../../contract/settings.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  freshSettings: () => loadSettings(db),
  now,
  sendingSetup: openSendingSetup(),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  objects: openObjectStore(now),
  documentsBucket: config.DOCUMENTS_BUCKET,
  linkProbe: openLinkProbe(),
  suppressionList: openSuppressionList(),
};

export const handler = serveRoutes(
  { ...settingsRoutes, ...auditRoutes, ...ownerRoutes, ...mailCheckRoutes },
  {
    showSettings: showSettings(deps),
    changeSettings: changeSettings(deps),
    listAudit: listAudit(deps),
    describeApi,
    listSetAside: listSetAside(deps),
    retrySetAside: retrySetAside(deps),
    showHandoffStandard: showHandoffStandard(deps),
    listOwners: listOwners(deps),
    inviteOwners: inviteOwners(deps),
    changeAbsence: changeAbsence(deps),
    checkTexts: checkTexts(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
