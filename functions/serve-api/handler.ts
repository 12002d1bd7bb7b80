import { openDatabase } from '../../platform/dynamodb/database.ts';
import { changeSettings, loadSettings, settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { refoldAll } from '../../app/interest/refold-all.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { segmentChoiceSchema, settingsPatchSchema } from '../../contract/api.ts';
import { readyMadeSegments } from '../../domain/audience/segment.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { settingsSchema, type Settings } from '../../domain/settings/settings.ts';
import type { VerdictRules } from '../../domain/engagement/verdict-rules.ts';
import { httpHandler, json, jsonError, readJson, type RouteHandler } from '../../platform/http-pipeline.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { UserError } from '../../platform/user-error.ts';
import {
  changeCampaign,
  launchCampaign,
  showCampaign,
  showCampaigns,
} from '../../app/sequences/launch-campaign.ts';
import { configSchema } from './config.ts';
import { previewMail, sendTestMail } from '../../app/mail/preview-mail.ts';
import { changeAbsence, inviteOwners, showOwners } from '../../app/people/invite-owners.ts';
import { previewOf, readyMade, selectAudiences } from '../../app/audience/select-audiences.ts';
import { unknownSettings } from '../../app/settings/unknown-settings.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
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
  const before = await deps.freshSettings();
  refuseModels(patch, before);
  const after = await changeSettings(db, (current) => {
    const parsed = parseSettings(mergedWith(current, patch));
    refuseUnknown(patch, parsed);
    const merged = withRulesVersion(current, parsed, now());
    refuseUnversioned(current.verdictRules, merged.verdictRules);
    return merged;
  });
  // Whose acts score depends on the domains of our own people and of competitors.
  if (!isSame(before.exclusion, after.exclusion)) await refoldAll(deps.audienceQueue, 'refold');
  return json(after);
};

/** Rules of handing over are given in part: what is not named stays. */
const mergedWith = (current: Settings, patch: Readonly<Record<string, unknown>>) => ({
  ...current,
  ...patch,
  ...(isRecord(patch['handoffRules'])
    ? { handoffRules: { ...current.handoffRules, ...patch['handoffRules'] } }
    : {}),
});

/** Changed rules are a new version from today: each handoff keeps the one that decided it, and the printed page names it. */
function withRulesVersion(before: Settings, after: Settings, at: Date): Settings {
  const { version } = before.handoffRules;
  const given = { ...after.handoffRules, version, validFrom: before.handoffRules.validFrom };
  if (isSame(before.handoffRules, given)) return { ...after, handoffRules: before.handoffRules };
  const validFrom = dayOf(at.getTime(), after.calendar.utcOffsetMinutes);
  return { ...after, handoffRules: { ...given, version: version + 1, validFrom } };
}

function refuseUnversioned(was: VerdictRules, is: VerdictRules): void {
  if (was.version !== is.version || isSame(was, is)) return;
  throw new UserError(422, 'rules-version', {
    ja: `判定の規則を変えるときは、verdictRules.version も ${was.version} から上げてください。判定には規則の版が残ります。`,
    en: `Changed rules need a version of their own: raise verdictRules.version from ${was.version}. Every verdict names the version it was made by.`,
  });
}

function parseSettings(given: unknown): Settings {
  const merged = settingsSchema.strict().safeParse(given);
  if (merged.success) return merged.data;
  const list = merged.error.issues
    .map((issue) => `${issue.path.join('.') || issue.code}: ${issue.message}`)
    .join('; ');
  throw new UserError(422, 'settings', {
    ja: `設定に誤りがあります。${list}`,
    en: `The settings are not right. ${list}`,
  });
}

function refuseUnknown(patch: unknown, parsed: Settings): void {
  const unknown = unknownSettings(patch, parsed);
  if (unknown.length === 0) return;
  const list = unknown.join(', ');
  throw new UserError(422, 'settings', {
    ja: `${list} という設定はありません。つづりをお確かめください（rekindle settings show で一覧を見られます）。`,
    en: `There is no setting ${list}. Check the spelling (rekindle settings show lists them).`,
  });
}

/** A model is a version, and stored interests are of one version: changing it takes a replay and a switch. */
function refuseModels(patch: Readonly<Record<string, unknown>>, before: Settings): void {
  for (const key of ['model', 'candidateModel'] as const) {
    const given = patch[key];
    if (given === undefined || (isRecord(given) && isSame(before[key], given))) continue;
    throw new UserError(422, 'model', {
      ja: `${key} は設定では変えられません。rekindle model propose で新しい版を試し、rekindle model switch で切り替えてください。`,
      en: `${key} is not changed by settings. Try a new version with rekindle model propose, then rekindle model switch.`,
    });
  }
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

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
    'GET /owners': showOwners(deps),
    'POST /owners/invite': inviteOwners(deps),
    'POST /owners/absence': changeAbsence(deps),
    'GET /campaigns': showCampaigns(deps),
    'POST /campaigns': launchCampaign(deps),
    'GET /campaigns/{id}': showCampaign(deps),
    'POST /campaigns/{id}/{action}': changeCampaign(deps),
  },
  jsonError,
);
