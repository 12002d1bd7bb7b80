import type { JobDeps } from '../app/imports/deps.ts';
import { defaultSettings } from '../domain/settings/settings.ts';
import type { Database } from '../platform/dynamodb/database.ts';
import { keyringFrom } from '../platform/keyring.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { noDns } from '../tests/app/support/no-dns.ts';

/** Who imports in a bench. */
export const caller = {
  name: 'bench',
  locale: 'en',
  sees: 'all',
  roles: ['admin'],
  changed: () => undefined,
  tagged: () => undefined,
} as const;

/** What an import needs, without any other part of the product; what is queued for imports stands in `waiting`. */
export function importDeps(db: Database, objects: ObjectStore, waiting: unknown[]): JobDeps {
  const into = (list: unknown[]) => ({
    send: async (message: unknown) => void list.push(message),
    sendAll: async (messages: readonly unknown[]) => void list.push(...messages),
  });
  return {
    db,
    now: () => new Date('2026-10-06T01:00:00.000Z'),
    settings: async () => defaultSettings,
    keyring: async () => keyringFrom('bench'),
    engagementQueue: into([]),
    mailQueue: into([]),
    importQueue: into(waiting),
    objects,
    importsBucket: 'imports',
    dns: noDns,
  };
}
