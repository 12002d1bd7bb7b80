import type { Database } from '../../platform/dynamodb/database.ts';
import type { Queue } from '../../platform/queue.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { Settings } from '../../domain/settings/settings.ts';

export interface Deps {
  readonly db: Database;
  readonly keyring: () => Promise<Keyring>;
  readonly settings: () => Promise<Settings>;
  /** Read from the table now: for what must not be a few seconds old. */
  readonly freshSettings: () => Promise<Settings>;
  readonly audienceQueue: Queue;
  readonly mailQueue: Queue;
  readonly publicUrl: string;
  readonly now: () => Date;
}
