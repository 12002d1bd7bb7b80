import type { SendingAccount } from '../../domain/kernel/sending-account.ts';
import type { Dns, SendingSetup } from '../../domain/kernel/sending-setup.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { EventBus } from '../../platform/event-bus.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { LinkKeys } from '../../platform/link-keys.ts';
import type { LinkProbe } from '../../platform/link-probe.ts';
import type { MemberDirectory } from '../../platform/member-directory.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { Queue } from '../../platform/queue.ts';
import type { MailSender } from '../../platform/ses.ts';
import type { SuppressionList } from '../../platform/suppression-list.ts';
import type { WebhookSecrets } from '../../platform/webhook-secrets.ts';

/** Everything that a use case may depend on. A function's handler opens what its use cases need, and nothing else. */
export interface AppDeps {
  readonly db: Database;
  /** Which table of customers this is, at most a minute old. */
  readonly tableId: () => Promise<string>;
  readonly now: () => Date;
  /** At most ten seconds old. */
  readonly settings: () => Promise<Settings>;
  /** Read from the table now: for what people look at, or what must not be a few seconds old. */
  readonly freshSettings: () => Promise<Settings>;
  readonly keyring: () => Promise<Keyring>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly bus: EventBus;
  /** Mails to staff and single ones, each at once. */
  readonly mailQueue: Queue;
  /** Steps of sequences, spread over their minute. */
  readonly nurtureQueue: Queue;
  readonly sendingAccount: () => Promise<SendingAccount>;
  readonly sendingSetup: SendingSetup;
  /** The tenant of SES that mails are sent as; empty: none. */
  readonly tenantName: string;
  readonly dns: Dns;
  readonly engagementQueue: Queue;
  readonly audienceQueue: Queue;
  readonly fadingQueue: Queue;
  readonly importQueue: Queue;
  readonly warehouseQueue: Queue;
  readonly sender: MailSender;
  readonly suppressionList: SuppressionList;
  readonly customerConfigurationSet: string;
  readonly staffConfigurationSet: string;
  /** Where links of mails lead, without a slash at the end. */
  readonly publicUrl: string;
  /** Where the console is, without a slash at the end; empty: none is deployed. */
  readonly consoleUrl: string;
  /** The domain that replies are received at; empty: they go to the owner's own mailbox. */
  readonly replyDomain: string;
  readonly objects: ObjectStore;
  /** Asks whether addresses of the internet answer. */
  readonly linkProbe: LinkProbe;
  /** The bucket of files that mails offer. */
  readonly documentsBucket: string;
  /** The bucket of files that are imported. */
  readonly importsBucket: string;
  /** The bucket of lines for a warehouse, and whether they hold names and addresses. */
  readonly warehouseBucket: string;
  readonly warehouseHasContacts: boolean;
  readonly webhookSecrets: () => Promise<WebhookSecrets>;
  /** Where members of the console have their sign-in. */
  readonly directory: MemberDirectory;
}

/** What one use case needs, by name. */
export type Needs<Name extends keyof AppDeps> = Pick<AppDeps, Name>;
