import type { Needs } from '../kernel/deps.ts';

/** What the pages behind the links of a mail need. */
export type Deps = Needs<
  | 'db'
  | 'keyring'
  | 'linkKeys'
  | 'settings'
  | 'engagementQueue'
  | 'objects'
  | 'documentsBucket'
  | 'webhookSecrets'
  | 'now'
>;
