import { loadSettings } from '../../app/settings/settings-store.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { openSuppressionList } from '../../platform/suppression-list.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { listUnmatchedParticipants } from '../../app/engagement/list-unmatched.ts';
import { linkAnswers } from '../../app/handoffs/answer/link-answers.ts';
import { listAnswers } from '../../app/handoffs/answer/list-answers.ts';
import { takeLead } from '../../app/handoffs/create/take-lead.ts';
import { exportLeads } from '../../app/handoffs/crm/export-leads.ts';
import { exportHandoffSheet, listHandoffs, showHandoff } from '../../app/handoffs/show-handoffs.ts';
import { listLeads, showLead } from '../../app/interest/show-leads.ts';
import { findContacts } from '../../app/people/find-contacts.ts';
import { findAlike } from '../../app/people/find-alike.ts';
import { listMerges } from '../../app/people/list-merges.ts';
import { alikeCompanyServes } from '../../app/people/alike-company-serves.ts';
import { listAlike, mergeContacts, tellApart } from '../../app/people/merge-contacts.ts';
import { undoMerge } from '../../app/people/undo-merge.ts';
import { caseServes } from '../../app/people/cases.ts';
import { confirmAddress } from '../../app/people/confirm-address.ts';
import { contactChangeServes } from '../../app/people/contact-changes.ts';
import { listCompanies } from '../../app/people/list-companies.ts';
import { showCompany } from '../../app/people/show-company.ts';
import { liftExclusion } from '../../app/people/lift-exclusion.ts';
import { listContacts } from '../../app/people/list-contacts.ts';
import { alikeCompanyRoutes } from '../../contract/alike-companies.ts';
import { alikeRoutes } from '../../contract/alike.ts';
import { caseRoutes } from '../../contract/cases.ts';
import { contactChangeRoutes } from '../../contract/contact-changes.ts';
import { participantRoutes } from '../../contract/engagement.ts';
import { handoffRoutes } from '../../contract/handoffs.ts';
import { leadRoutes } from '../../contract/interest.ts';
import { companyRoutes, findingRoutes } from '../../contract/people.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const settings = () => loadSettings(db);
const deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  publicUrl: config.PUBLIC_URL,
  settings,
  freshSettings: settings,
  now: () => new Date(),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  suppressionList: openSuppressionList(),
};

export const handler = serveRoutes(
  {
    ...leadRoutes,
    ...findingRoutes,
    ...companyRoutes,
    ...alikeRoutes,
    ...alikeCompanyRoutes,
    ...contactChangeRoutes,
    ...caseRoutes,
    ...handoffRoutes,
    ...participantRoutes,
  },
  {
    listLeads: listLeads(deps),
    findContacts: findContacts(deps),
    listContacts: listContacts(deps),
    listCompanies: listCompanies(deps),
    showCompany: showCompany(deps),
    liftExclusion: liftExclusion(deps),
    listAlike: listAlike(deps),
    findAlike: findAlike(deps),
    tellApart: tellApart(deps),
    mergeContacts: mergeContacts(deps),
    listMerges: listMerges(deps),
    undoMerge: undoMerge(deps),
    ...alikeCompanyServes(deps),
    ...contactChangeServes(deps),
    ...caseServes(deps),
    confirmAddress: confirmAddress(deps),
    showLead: showLead(deps),
    takeLead: takeLead(deps),
    listHandoffs: listHandoffs(deps),
    exportHandoffSheet: exportHandoffSheet(deps),
    showHandoff: showHandoff(deps),
    linkAnswers: linkAnswers(deps),
    listAnswers: listAnswers(deps),
    exportLeads: exportLeads(deps),
    listUnmatchedParticipants: listUnmatchedParticipants(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
