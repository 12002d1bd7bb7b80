import type { Needs } from '../kernel/deps.ts';

/** What taking a file needs. */
export type Deps = Needs<'db' | 'keyring' | 'settings' | 'engagementQueue' | 'mailQueue' | 'now'>;

/** What a job needs beside. */
export type JobDeps = Deps & Needs<'objects' | 'importsBucket' | 'importQueue' | 'dns'>;
