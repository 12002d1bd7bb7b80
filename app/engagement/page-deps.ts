import type { Needs } from '../kernel/deps.ts';

/** What the pages behind the links of a mail need. */
export type Deps = Needs<
  'db' | 'keyring' | 'settings' | 'engagementQueue' | 'objects' | 'documentsBucket' | 'webhookSecrets' | 'now'
>;
