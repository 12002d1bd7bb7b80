import type { Needs } from '../../kernel/deps.ts';

/** What recording and showing answers needs. */
export type Deps = Needs<'db' | 'settings' | 'keyring' | 'mailQueue' | 'now'>;
