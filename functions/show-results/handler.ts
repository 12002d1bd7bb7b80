import { openDatabase } from '../../platform/dynamodb/database.ts';
import { findUnmatched } from '../../app/engagement/attendance-store.ts';
import { loadSettings } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { httpHandler, json, jsonError } from '../../platform/http-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { listAnswers } from '../../app/handoffs/answer/list-answers.ts';
import { configSchema } from './config.ts';
import { exportLeads } from '../../app/handoffs/crm/export-leads.ts';
import { showStandard } from '../../app/handoffs/show-standard.ts';
import { showKpis, verifyPart } from '../../app/kpis/show-kpis.ts';
import { exportSheet, listHandoffs, showHandoff } from '../../app/handoffs/show-handoffs.ts';
import { listLeads, showLead } from '../../app/interest/show-leads.ts';
import { changeModel, showModels } from '../../app/interest/change-model.ts';
import { applyReplay, replayPart } from '../../app/engagement/replay-verdicts.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps = {
  db,
  freshSettings: () => loadSettings(db),
  keyring: openKeyring(config.SECRET_ARN),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  now: () => new Date(),
};

export const handler = httpHandler(
  {
    'GET /leads': listLeads(deps),
    'GET /leads/{id}': showLead(deps),
    'GET /handoffs': listHandoffs(deps),
    'GET /handoffs/sheet': exportSheet(deps),
    'GET /handoffs/{code}': showHandoff(deps),
    'GET /answers': listAnswers(deps),
    'GET /handoff-standard': showStandard(deps),
    // Everybody at a webinar whom nobody knows: for a person to see to.
    'GET /webinars/unmatched': async () => json({ people: await findUnmatched(db) }),
    'GET /kpis': showKpis(deps),
    'GET /exports/{crm}': exportLeads(deps),
    'GET /verify': verifyPart(deps),
    'GET /verdicts/replay': replayPart(deps),
    'POST /verdicts/replay': applyReplay(deps),
    'GET /models': showModels(deps),
    'POST /models/{action}': changeModel(deps),
  },
  jsonError,
);
