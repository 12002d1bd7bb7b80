import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { findUnmatched } from '../shared/adapters/dynamodb/attendance-store.ts';
import { loadSettings } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { httpHandler, json, jsonError } from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { listAnswers } from './answers.ts';
import { configSchema } from './config.ts';
import type { Deps } from './deps.ts';
import { exportLeads } from './exports.ts';
import { showStandard } from './handoff-standard.ts';
import { showKpis, verifyPart } from './kpis.ts';
import { exportSheet, listHandoffs, showHandoff } from './handoffs.ts';
import { listLeads, showLead } from './leads.ts';
import { changeModel, showModels } from './models.ts';
import { applyReplay, replayPart } from './verdicts.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps: Deps = {
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
