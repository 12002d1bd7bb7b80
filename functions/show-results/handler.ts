import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { loadSettings } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { httpHandler, jsonError } from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { configSchema } from './config.ts';
import type { Deps } from './deps.ts';
import { exportLeads } from './exports.ts';
import { showKpis, verifyPart } from './kpis.ts';
import { listHandoffs, listLeads, showLead } from './leads.ts';
import { changeModel, showModels } from './models.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps: Deps = {
  db,
  freshSettings: () => loadSettings(db),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  now: () => new Date(),
};

export const handler = httpHandler(
  {
    'GET /leads': listLeads(deps),
    'GET /leads/{id}': showLead(deps),
    'GET /handoffs': listHandoffs(deps),
    'GET /kpis': showKpis(deps),
    'GET /exports/{crm}': exportLeads(deps),
    'GET /verify': verifyPart(deps),
    'GET /models': showModels(deps),
    'POST /models/{action}': changeModel(deps),
  },
  jsonError,
);
