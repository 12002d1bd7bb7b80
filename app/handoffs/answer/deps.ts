import type { Needs } from '../../kernel/deps.ts';

/** What recording and showing answers needs. */
export type Deps = Needs<'db' | 'settings' | 'keyring' | 'mailQueue' | 'now'>;

/** The same where the answer comes by a signed link or address. */
export type SignedDeps = Deps & Needs<'linkKeys'>;
