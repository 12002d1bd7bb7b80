import type { Database } from '../shared/adapters/dynamodb/database.ts';
import type { Queue } from '../shared/adapters/queue.ts';
import type { Keyring } from '../shared/adapters/secrets.ts';
import type { Settings } from '../shared/domain/settings.ts';

export interface Deps {
  readonly db: Database;
  /** Read from the table now: what people look at must not be a few seconds old. */
  readonly freshSettings: () => Promise<Settings>;
  readonly keyring: () => Promise<Keyring>;
  readonly audienceQueue: Queue;
  readonly engagementQueue: Queue;
  readonly now: () => Date;
}
