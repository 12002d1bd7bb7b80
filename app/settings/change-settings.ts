import * as z from 'zod';
import type { Locale } from '../../domain/kernel/locale.ts';
import { isCurrency } from '../../domain/kernel/currency.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { settingsRoutes } from '../../contract/settings.ts';
import {
  shippedVerdictRules,
  verdictRulesSchema,
  type VerdictRules,
} from '../../domain/engagement/verdict-rules.ts';
import { handoffRulesSchema, shippedHandoffRules } from '../../domain/handoffs/handoff-rules.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { newFaults } from '../../domain/settings/setting-faults.ts';
import type { SettingFault } from '../../domain/settings/setting-fault.ts';
import { settingsSchema, type Settings } from '../../domain/settings/settings.ts';
import { upgradedSettings } from '../../domain/settings/upgraded-settings.ts';
import { UserError } from '../../platform/user-error.ts';
import type { SendingSetup } from '../../domain/kernel/sending-setup.ts';
import { domainOf } from '../../domain/mail/readiness.ts';
import { recomputeAll } from '../interest/recompute-all.ts';
import { identityOf } from '../mail/check-readiness.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { checked } from '../../contract/wrong-places.ts';
import {
  changeSettings as changeStored,
  loadTaggedSettings,
  settingsWrite,
  type StoredSettings,
} from './settings-store.ts';
import { unknownSettings } from './unknown-settings.ts';

/** The settings in force. */
export const showSettings =
  ({ db }: Needs<'db'>): Serve<typeof settingsRoutes.showSettings> =>
  async (_, { tagged }) => {
    const { settings, tag } = await loadTaggedSettings(db);
    tagged(tag);
    return settings;
  };

/** Changes any part of the settings; what is not given stays. Checked as a whole. */
export const changeSettings =
  ({
    db,
    freshSettings,
    audienceQueue,
    now,
    sendingSetup,
  }: Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now' | 'sendingSetup'>): Serve<
    typeof settingsRoutes.changeSettings
  > =>
  async ({ body }, caller) => {
    const patch = upgradedSettings(body);
    const before = await freshSettings();
    await refuseSenders(sendingSetup, patch, before);
    refuseCurrency(patch, before);
    let replaced: StoredSettings = {};
    const at = now();
    const decide = (_: Settings, stored: StoredSettings): Settings => {
      replaced = stored;
      refuseUnknown(Object.keys(patch).filter((key) => !Object.hasOwn(settingsSchema.shape, key)));
      refuseModels(patch, stored);
      const parsed = parseSettings(mergedWith(stored, patch));
      refuseUnknown(unknownSettings(patch, parsed));
      refuseFaults(newFaults(new Set(Object.keys(patch)), { before: readable(stored), after: parsed }, at));
      const merged = withRulesVersion(stored, parsed, at);
      refuseUnversioned(stored, merged.verdictRules);
      return merged;
    };
    const { settings: after, tag } = await changeStored(db, decide, settingsWrite(caller, at));
    caller.tagged(tag);
    // What was stored, unchecked: it may be what could not be read, and is mended.
    const was = Object.fromEntries(Object.keys(after).map((name) => [name, replaced[name]]));
    caller.changed({ before: was, after });
    // Whose acts score depends on the domains of our own people and of competitors.
    if ('exclusion' in patch && !isSame(before.exclusion, after.exclusion))
      await recomputeAll({ db, audienceQueue }, 'refold');
    return after;
  };

/** A new sender falls under an identity of SES, be it still to be verified: of any other no mail ever goes out. */
async function refuseSenders(
  setup: SendingSetup,
  patch: Partial<Record<string, unknown>>,
  before: Settings,
): Promise<void> {
  for (const name of ['senderAddress', 'staffSenderAddress'] as const) {
    const given = patch[name];
    if (typeof given !== 'string' || given === before[name] || !z.email().safeParse(given).success) continue;
    if ((await identityOf(setup, given)).kind !== 'absent') continue;
    const domain = domainOf(given);
    throw new UserError(422, 'sender-unknown', {
      ja: `${name}: ${given} からは送信できません。Amazon SES に ${domain} の ID がないためです。rekindle.config.ts の senderDomain に ${domain} を指定してデプロイするか、SES で確認済みのドメインのアドレスにしてください。`,
      en: `${name}: nothing can be sent from ${given}, because Amazon SES has no identity for ${domain}. Deploy with senderDomain "${domain}" in rekindle.config.ts, or give an address of a domain that SES knows.`,
    });
  }
}

/** What is stored, unless a part of it cannot be read and is being mended. */
const readable = (stored: StoredSettings): Settings | undefined => settingsSchema.safeParse(stored).data;

function refuseFaults(faults: readonly SettingFault[]): void {
  if (faults.length === 0) return;
  const list = (locale: Locale): string =>
    faults
      .map(({ place, value, words }) => `${place}${value === '' ? '' : ` ("${value}")`}: ${words[locale]}`)
      .join(locale === 'ja' ? '' : ' ');
  throw new UserError(
    422,
    'settings',
    { ja: `設定に誤りがあります。${list('ja')}`, en: `The settings are not right. ${list('en')}` },
    faults.map(({ place, words }) => ({ place, message: words })),
  );
}

/** Amounts are said in it and compared by it. What was stored before this was asked stays until it is changed. */
function refuseCurrency({ currency }: Partial<Record<string, unknown>>, before: Settings): void {
  if (typeof currency !== 'string' || currency === before.currency || isCurrency(currency)) return;
  throw new UserError(422, 'currency', {
    ja: `currency: 「${currency}」という通貨はありません。JPY、USD、EUR のような、ISO 4217 の大文字3字で指定してください。`,
    en: `currency: "${currency}" is no currency. Give the three capital letters of ISO 4217, such as EUR, USD or JPY.`,
  });
}

/** Rules of handing over are given in part: what is not named stays. */
const mergedWith = (stored: StoredSettings, patch: StoredSettings): StoredSettings => ({
  ...stored,
  ...patch,
  ...(isRecord(patch['handoffRules']) && isRecord(stored['handoffRules'])
    ? { handoffRules: { ...stored['handoffRules'], ...patch['handoffRules'] } }
    : {}),
});

/** Changed rules are a new version from today: each handoff keeps the one that decided it, and the printed page names it. */
function withRulesVersion(stored: StoredSettings, after: Settings, at: Date): Settings {
  const before = handoffRulesSchema.catch(shippedHandoffRules).parse(stored['handoffRules']);
  const { version } = before;
  const given = { ...after.handoffRules, version, validFrom: before.validFrom };
  if (isSame(before, given)) return { ...after, handoffRules: before };
  const validFrom = dayOf(at.getTime(), after.calendar.timeZone);
  return { ...after, handoffRules: { ...given, version: version + 1, validFrom } };
}

function refuseUnversioned(stored: StoredSettings, is: VerdictRules): void {
  const was = verdictRulesSchema.catch(shippedVerdictRules).parse(stored['verdictRules']);
  if (was.version !== is.version || isSame(was, is)) return;
  throw new UserError(422, 'rules-version', {
    ja: `判定の規則を変えるときは、verdictRules.version も ${was.version} から上げてください。判定には規則の版が残ります。`,
    en: `Changed rules need a version of their own: raise verdictRules.version from ${was.version}. Every verdict names the version it was made by.`,
  });
}

function parseSettings(given: unknown): Settings {
  const merged = checked(settingsSchema.strict(), given, '');
  if (merged.ok) return merged.data;
  throw new UserError(
    422,
    'settings',
    { ja: `設定に誤りがあります。${merged.list.ja}`, en: `The settings are not right. ${merged.list.en}` },
    merged.errors,
  );
}

function refuseUnknown(unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  const list = unknown.join(', ');
  throw new UserError(422, 'settings', {
    ja: `${list} という設定はありません。つづりをお確かめください（rekindle settings show で一覧を見られます）。`,
    en: `There is no setting ${list}. Check the spelling (rekindle settings show lists them).`,
  });
}

/** A model is a version, and stored interests are of one version: changing it takes a replay and a switch. */
function refuseModels(patch: StoredSettings, stored: StoredSettings): void {
  for (const key of ['model', 'candidateModel'] as const) {
    const given = patch[key];
    if (given === undefined || (isRecord(given) && isRecord(stored[key]) && isSame(stored[key], given)))
      continue;
    throw new UserError(422, 'model', {
      ja: `${key} は設定では変えられません。rekindle model propose で新しい版を試し、rekindle model switch で切り替えてください。`,
      en: `${key} is not changed by settings. Try a new version with rekindle model propose, then rekindle model switch.`,
    });
  }
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
