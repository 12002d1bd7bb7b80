import type { Needs } from '../kernel/deps.ts';

/** What sending a mail needs. */
export type Deps = Needs<
  | 'db'
  | 'tableId'
  | 'settings'
  | 'keyring'
  | 'linkKeys'
  | 'sender'
  | 'mailQueue'
  | 'nurtureQueue'
  | 'publicUrl'
  | 'replyDomain'
  | 'customerConfigurationSet'
  | 'staffConfigurationSet'
  | 'now'
>;
