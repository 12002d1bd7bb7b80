import { findUnmatched } from '../shared/adapters/dynamodb/attendance-store.ts';
import { openDatabase } from '../shared/adapters/dynamodb/database.ts';
import { loadSettings, saveSettings, settingsReader } from '../shared/adapters/dynamodb/settings-store.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { openKeyring } from '../shared/adapters/secrets.ts';
import { segmentChoiceSchema, settingsPatchSchema } from '../shared/contract/api.ts';
import { readyMadeSegments } from '../shared/domain/segment.ts';
import { settingsSchema } from '../shared/domain/settings.ts';
import {
  httpHandler,
  json,
  jsonError,
  readJson,
  type RouteHandler,
} from '../shared/runtime/http-pipeline.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { UserError } from '../shared/runtime/user-error.ts';
import { changeCampaign, launchCampaign, showCampaign, showCampaigns } from './campaigns.ts';
import { configSchema } from './config.ts';
import type { Deps } from './deps.ts';
import { showKpis, verifyPart } from './kpis.ts';
import { listHandoffs, listLeads, showLead } from './leads.ts';
import { previewMail, sendTestMail } from './mails.ts';
import { previewOf, readyMade, selectAudiences } from './segments.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps: Deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  settings: settingsReader(db, now),
  freshSettings: () => loadSettings(db),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  publicUrl: config.PUBLIC_URL,
  now,
};

const showSettings: RouteHandler = async () => json(await deps.freshSettings());

const patchSettings: RouteHandler = async (request) => {
  const patch = readJson(request, settingsPatchSchema);
  const merged = settingsSchema.strict().safeParse({ ...(await deps.freshSettings()), ...patch });
  if (!merged.success) {
    const list = merged.error.issues
      .map((issue) => `${issue.path.join('.') || issue.code}: ${issue.message}`)
      .join('; ');
    throw new UserError(422, 'settings', {
      ja: `設定に誤りがあります。${list}`,
      en: `The settings are not right. ${list}`,
    });
  }
  await saveSettings(db, merged.data);
  return json(merged.data);
};

/** Everybody at a webinar whom nobody knows: for a person to see to. */
const showUnmatched: RouteHandler = async () => json({ people: await findUnmatched(db) });

const listSegments: RouteHandler = async (request) => {
  const settings = await deps.freshSettings();
  const audiences = await selectAudiences(db, readyMadeSegments, settings, now());
  const previews = readyMadeSegments.flatMap((segment, index) => {
    const audience = audiences[index];
    return audience === undefined
      ? []
      : [previewOf(segment, audience, settings, request.locale ?? settings.locale, now())];
  });
  return json({ segments: previews });
};

const previewSegment: RouteHandler = async (request) => {
  const choice = readJson(request, segmentChoiceSchema);
  const segment = 'segmentId' in choice ? readyMade(choice.segmentId) : choice.segment;
  const settings = await deps.freshSettings();
  const [audience] = await selectAudiences(db, [segment], settings, now());
  if (audience === undefined) throw new Error('one segment gives one audience');
  return json(previewOf(segment, audience, settings, request.locale ?? settings.locale, now()));
};

export const handler = httpHandler(
  {
    'GET /settings': showSettings,
    'PUT /settings': patchSettings,
    'GET /segments': listSegments,
    'POST /segments/preview': previewSegment,
    'POST /mails/preview': previewMail(deps),
    'POST /mails/test': sendTestMail(deps),
    'GET /campaigns': showCampaigns(deps),
    'POST /campaigns': launchCampaign(deps),
    'GET /campaigns/{id}': showCampaign(deps),
    'POST /campaigns/{id}/{action}': changeCampaign(deps),
    'GET /leads': listLeads(deps),
    'GET /leads/{id}': showLead(deps),
    'GET /handoffs': listHandoffs(deps),
    'GET /webinars/unmatched': showUnmatched,
    'GET /kpis': showKpis(deps),
    'GET /verify': verifyPart(deps),
  },
  jsonError,
);
