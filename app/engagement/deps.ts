import type { Needs } from '../kernel/deps.ts';

/** What recording engagements needs. */
export type Deps = Needs<'db' | 'settings' | 'keyring' | 'engagementQueue' | 'now'>;
