import type { Needs } from '../../kernel/deps.ts';

/** What making and taking back handoffs needs. */
export type Deps = Needs<'db' | 'settings' | 'keyring' | 'mailQueue' | 'now'>;
