import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '../../domain/settings.ts';
import { transact, type Database } from './database.ts';
import { settingsKey } from './keys.ts';

/** The company's settings; the defaults where nothing was saved yet. */
export async function loadSettings(db: Database): Promise<Settings> {
  const { Item } = await db.client.send(new GetCommand({ TableName: db.customersTable, Key: settingsKey }));
  return Item === undefined ? defaultSettings : settingsSchema.parse(Item['settings']);
}

const TRIES = 6;

/** Changes the settings as they stand: of two people who change at once, the later changes what the earlier left. */
export async function changeSettings(
  db: Database,
  change: (settings: Settings) => Settings,
): Promise<Settings> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { Item } = await db.client.send(
      new GetCommand({ TableName: db.customersTable, Key: settingsKey, ConsistentRead: true }),
    );
    const revision = revisionSchema.parse(Item ?? {}).revision;
    const after = change(Item === undefined ? defaultSettings : settingsSchema.parse(Item['settings']));
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
    if (outcome.kind === 'done') return after;
  }
  throw new Error(`the settings kept changing: ${TRIES} tries`);
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
