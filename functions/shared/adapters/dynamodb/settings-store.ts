import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { defaultSettings, settingsSchema, type Settings } from '../../domain/settings.ts';
import type { Database } from './database.ts';
import { settingsKey } from './keys.ts';

/** The company's settings; the defaults where nothing was saved yet. */
export async function loadSettings(db: Database): Promise<Settings> {
  const { Item } = await db.client.send(new GetCommand({ TableName: db.customersTable, Key: settingsKey }));
  return Item === undefined ? defaultSettings : settingsSchema.parse(Item['settings']);
}

export async function saveSettings(db: Database, settings: Settings): Promise<void> {
  await db.client.send(new PutCommand({ TableName: db.customersTable, Item: { ...settingsKey, settings } }));
}

const FRESH_MS = 10_000;

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
