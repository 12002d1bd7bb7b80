import type { Database } from '../shared/adapters/dynamodb/database.ts';
import type { Queue } from '../shared/adapters/queue.ts';
import type { Keyring } from '../shared/adapters/secrets.ts';
import type { Settings } from '../shared/domain/settings.ts';

export interface Deps {
  readonly db: Database;
  readonly keyring: () => Promise<Keyring>;
  readonly settings: () => Promise<Settings>;
  /** Read from the table now: for what must not be a few seconds old. */
  readonly freshSettings: () => Promise<Settings>;
  readonly audienceQueue: Queue;
  readonly engagementQueue: Queue;
  readonly mailQueue: Queue;
  readonly publicUrl: string;
  readonly now: () => Date;
}
