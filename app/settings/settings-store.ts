import * as z from 'zod';
import { isSame } from '../../domain/kernel/same-content.ts';
import {
  defaultSettings,
  settingsParts,
  settingsSchema,
  type Settings,
  type SettingsPart,
} from '../../domain/settings/settings.ts';
import { upgradedSettings } from '../../domain/settings/upgraded-settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryAll, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { remembered } from '../../platform/remembered.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import { StaleWrite } from '../../platform/stale-write.ts';
import { revisionsIn, settingsTag } from '../../domain/settings/settings-tag.ts';

const settingsPk = 'SETTINGS';
const partPrefix = 'PART#';
/**
 * Where release 0.2 and before kept all settings in one item. It is read where a part was not written since. Nobody writes
 * it any more: where it is missing once, it is asked for no more.
 */
const wholeSk = 'COMPANY';
const withoutWhole = new WeakSet<Database>();

/** What is stored, unchecked, by the names of settings; defaults where nothing is. */
export type StoredSettings = Readonly<Record<string, unknown>>;

interface Stored {
  readonly values: StoredSettings;
  readonly parts: ReadonlyMap<string, StoredPart>;
}

type StoredPart = z.infer<typeof itemSchema>;

const itemSchema = z.object({
  sk: z.string(),
  settings: z.record(z.string(), z.unknown()),
  revision: z.number().int().default(0),
  /** Who wrote it last, where a member of the console did, and when; absent before release 0.4. */
  changed: z.object({ by: z.string().optional(), at: z.string() }).optional(),
});

async function readStored(db: Database): Promise<Stored> {
  const [whole, found] = await Promise.all([
    withoutWhole.has(db) ? undefined : getItem(db, { pk: settingsPk, sk: wholeSk }),
    collect(queryPrefix(db, db.customersTable, settingsPk, partPrefix)),
  ]);
  if (whole === undefined) withoutWhole.add(db);
  const parts = found.map((item) => itemSchema.parse(item));
  const all = [...(whole === undefined ? [] : [itemSchema.parse(whole)]), ...parts];
  return {
    values: Object.assign({}, defaultSettings, ...all.map(({ settings }) => upgradedSettings(settings))),
    parts: new Map(parts.map((part) => [part.sk.slice(partPrefix.length), part])),
  };
}

const lastLoaded = new WeakMap<Database, { readonly tag: string; readonly settings: Settings }>();

/**
 * The company's settings; the defaults where nothing was saved yet. A part that cannot be read throws where it is
 * looked at, and only there. What did not change since it was read last is not read again: each change has a revision.
 */
export async function loadSettings(db: Database): Promise<Settings> {
  const last = lastLoaded.get(db);
  if (last !== undefined && last.tag === (await presentTag(db))) return last.settings;
  const stored = await readStored(db);
  const settings = assembled(stored.values);
  // The one item of release 0.2 has no revision.
  if (withoutWhole.has(db)) lastLoaded.set(db, { tag: settingsTag(revisionsOf(stored)), settings });
  return settings;
}

async function presentTag(db: Database): Promise<string> {
  const items = await collect(
    queryAll(db, {
      TableName: db.customersTable,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :part)',
      ExpressionAttributeValues: { ':pk': settingsPk, ':part': partPrefix },
      ProjectionExpression: 'sk, revision',
      ConsistentRead: true,
    }),
  );
  return settingsTag(
    new Map(items.map(({ sk, revision }) => [String(sk).slice(partPrefix.length), Number(revision ?? 0)])),
  );
}

/** The settings with the tag of what was read. */
export async function loadTaggedSettings(
  db: Database,
): Promise<{ readonly settings: Settings; readonly tag: string }> {
  const stored = await readStored(db);
  return { settings: assembled(stored.values), tag: settingsTag(revisionsOf(stored)) };
}

const revisionsOf = ({ parts }: Stored): ReadonlyMap<string, number> =>
  new Map([...parts].map(([part, { revision }]) => [part, revision]));

function assembled(values: StoredSettings): Settings {
  const whole = settingsSchema.safeParse(values);
  if (whole.success) return whole.data;
  const faults = Object.entries(settingsParts).flatMap(([part, schema]) => {
    const { error } = schema.safeParse(values);
    return error === undefined ? [] : [{ part, names: Object.keys(schema.shape), error }];
  });
  const sound = new Set(faults.flatMap(({ names }) => names));
  const settings = settingsSchema.parse({
    ...values,
    ...Object.fromEntries(Object.entries(defaultSettings).filter(([name]) => sound.has(name))),
  });
  for (const { part, names, error } of faults)
    for (const name of names)
      Object.defineProperty(settings, name, {
        enumerable: true,
        get: () => {
          throw brokenSettings(part, error);
        },
      });
  return settings;
}

/** A part of the stored settings cannot be read: what needs it stops, and says which field must be mended and how. */
function brokenSettings(part: string, { issues }: z.ZodError): UserError {
  const fields = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return new UserError(409, 'settings-broken', {
    ja: `保存されている設定（${part}）が読めないため、これを使う処理を止めています。rekindle settings set で直してください。${fields}`,
    en: `The stored settings (${part}) cannot be read, so what needs them has stopped. Mend them with rekindle settings set. ${fields}`,
  });
}

const TRIES = 6;

/** A change that somebody makes, and what they had read before. */
export interface SettingsWrite {
  /** A member of the console; absent where somebody else writes. */
  readonly by: string | undefined;
  readonly at: string;
  /** The tag of what they had read; absent: whatever is there is written over. */
  readonly over: string | undefined;
}

interface Writer {
  readonly memberId?: string | undefined;
  readonly name: string;
  readonly over?: string | undefined;
}

/** What a caller's change leaves beside the settings: who and when, where a member of the console makes it. */
export const settingsWrite = ({ memberId, name, over }: Writer, at: Date): SettingsWrite => ({
  by: memberId === undefined ? undefined : name,
  at: at.toISOString(),
  over,
});

/**
 * Changes the settings as they stand: of two people who change at once, the later changes what the earlier left.
 * @param change what is to be, of the settings that are; it also gets them unchecked, to mend what cannot be read
 */
export async function changeSettings(
  db: Database,
  change: (settings: Settings, stored: StoredSettings) => Partial<Settings>,
  write?: SettingsWrite,
): Promise<{ readonly settings: Settings; readonly tag: string }> {
  return untilWon('the settings', TRIES, async () => {
    const stored = await readStored(db);
    const { values, parts } = stored;
    const after = { ...values, ...change(assembled(values), values) };
    const changed = partNames.filter((part) => !isSame(partOf(values, part), partOf(after, part)));
    if (write?.over !== undefined) refuseStale(stored, changed, write.over);
    const revisions = new Map(revisionsOf(stored));
    const writes = changed.map((part) => {
      const revision = parts.get(part)?.revision ?? 0;
      revisions.set(part, revision + 1);
      return putPart(db, part, partOf(after, part), { revision, write });
    });
    const isDone = writes.length === 0 || (await transact(db, writes)).kind === 'done';
    return isDone ? { settings: assembled(after), tag: settingsTag(revisions) } : 'lost';
  });
}

/**
 * Refuses where a part that is to be written was written since: other parts do not matter. The revision that is compared
 * here is the condition of the write.
 */
function refuseStale(stored: Stored, changed: readonly SettingsPart[], over: string): void {
  const read = revisionsIn(over);
  const first = changed.find((part) => (read.get(part) ?? 0) !== (stored.parts.get(part)?.revision ?? 0));
  if (first === undefined) return;
  throw new StaleWrite({
    tag: settingsTag(revisionsOf(stored)),
    ...stored.parts.get(first)?.changed,
    present: assembled(stored.values),
  });
}

const partNames: readonly SettingsPart[] = [
  'company',
  'audience',
  'mail',
  'engagement',
  'interest',
  'handoffs',
  'kpis',
  'privacy',
];

const partOf = (values: StoredSettings, part: SettingsPart): StoredSettings =>
  Object.fromEntries(Object.keys(settingsParts[part].shape).map((name) => [name, values[name]]));

interface PartWrite {
  /** What is there; 0 where nothing is. */
  readonly revision: number;
  readonly write: SettingsWrite | undefined;
}

const putPart = (
  db: Database,
  part: SettingsPart,
  settings: StoredSettings,
  { revision, write }: PartWrite,
) => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: settingsPk,
      sk: `${partPrefix}${part}`,
      settings,
      revision: revision + 1,
      ...(write === undefined ? {} : { changed: { by: write.by, at: write.at } }),
    },
    ...(revision === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        }),
  },
});

const FRESH_MS = 10_000;
/** Longer than any function goes on with settings that it read before a change: what is fresh, and its time-out. */
export const settingsSettleSeconds = 60;

/** Settings for a busy function: read at most once every ten seconds. */
export const settingsReader = (db: Database, now: () => Date): (() => Promise<Settings>) =>
  remembered<void, Settings>(FRESH_MS, now, () => loadSettings(db)).read;
