import type { Database } from '../../platform/dynamodb/database.ts';
import type { Queue } from '../../platform/queue.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { Settings } from '../../domain/settings/settings.ts';

export interface Deps {
  readonly db: Database;
  /** Read from the table now: what people look at must not be a few seconds old. */
  readonly freshSettings: () => Promise<Settings>;
  readonly keyring: () => Promise<Keyring>;
  readonly audienceQueue: Queue;
  readonly engagementQueue: Queue;
  readonly now: () => Date;
}
