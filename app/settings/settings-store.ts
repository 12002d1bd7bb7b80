import * as z from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../../domain/settings/settings.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { upgradedSettings } from '../../domain/settings/upgraded-settings.ts';
import { type Database, type Item } from '../../platform/dynamodb/database.ts';

const settingsKey = { pk: 'SETTINGS', sk: 'COMPANY' };

/** The company's settings; the defaults where nothing was saved yet. */
export async function loadSettings(db: Database): Promise<Settings> {
  const item = await getItem(db, settingsKey);
  return item === undefined ? defaultSettings : settingsIn(item);
}

/** Settings of any release that stored some. */
const settingsIn = (item: Item): Settings => settingsSchema.parse(upgradedSettings(item['settings']));

const TRIES = 6;

/** Changes the settings as they stand: of two people who change at once, the later changes what the earlier left. */
export async function changeSettings(
  db: Database,
  change: (settings: Settings) => Settings,
): Promise<Settings> {
  return untilWon('the settings', TRIES, async () => {
    const item = await getItem(db, settingsKey);
    const revision = revisionSchema.parse(item ?? {}).revision;
    const after = change(item === undefined ? defaultSettings : settingsIn(item));
    const outcome = await transact(db, [
      {
        Put: {
          TableName: db.customersTable,
          Item: { ...settingsKey, settings: after, revision: revision + 1 },
          ConditionExpression: 'attribute_not_exists(revision) OR revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        },
      },
    ]);
    return outcome.kind === 'done' ? after : 'lost';
  });
}

const revisionSchema = z.object({ revision: z.number().int().default(0) });

const FRESH_MS = 10_000;
/** Longer than any function goes on with settings that it read before a change: what is fresh, and its time-out. */
export const settingsSettleSeconds = 60;

/** Settings for a busy function: read at most once every ten seconds. */
export function settingsReader(db: Database, now: () => Date): () => Promise<Settings> {
  let known: { readonly at: number; readonly settings: Promise<Settings> } | undefined;
  return () => {
    const at = now().getTime();
    if (known === undefined || at - known.at > FRESH_MS) {
      known = { at, settings: loadSettings(db) };
      known.settings.catch(() => (known = undefined));
    }
    return known.settings;
  };
}
