import type { FaultHook } from './aws/aws-fault.ts';
import type { LocalPerson } from './cognito/local-person.ts';
import type { StackTime } from './clock/stack-clock.ts';
import type { BusEvent } from './events/event-bus.ts';
import type { LogSink } from './functions/function-log.ts';
import type { StackCredentials } from './functions/worker-environment.ts';
import type { DisturbanceHook } from './queues/disturbance.ts';
import type { QueueState } from './queues/create-queues.ts';
import type { Mail } from './ses/mail.ts';
import type { Reply } from './ses/receive-mail.ts';
import type { Mailbox } from './ses/mailbox.ts';
import type { Temper, TemperCounts } from './dynamodb/temper.ts';
import type { SesOptions } from './ses/ses-service.ts';

/** What to run and how. */
export interface LocalStackOptions {
  /** The output directory of the synthesis. */
  readonly outdir: string;
  readonly stackName: string;
  /** 0 or absent: any free port. */
  readonly ports?: { readonly api?: number; readonly aws?: number; readonly dynamodb?: number };
  /** A running DynamoDB Local to share: each stack has its own access key, hence its own database. Without, the stack starts one. */
  readonly dynamodbEndpoint?: string | undefined;
  readonly time?: StackTime;
  /** Values for the template's parameters that have no default. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly workersPerFunction?: number;
  /** The address of a module that every function loads before its bundle, to watch what it does. */
  readonly preload?: string;
  /** Makes calls to AWS fail; with it DynamoDB is reached through a proxy. */
  readonly fault?: FaultHook;
  /** Loses, repeats or delays messages on their way into queues, also those that rules send. */
  readonly disturbance?: DisturbanceHook;
  /** Makes DynamoDB conflict, throttle, leave work undone and lag as AWS's does. */
  readonly temper?: { readonly of: Temper; readonly counts: TemperCounts };
  readonly ses?: SesOptions;
  /** The built console, served at the root of the HTTP API's port. */
  readonly consoleDirectory?: string;
  /** Who may use the console; the first is signed in. */
  readonly people?: readonly LocalPerson[];
  readonly onLog?: LogSink;
}

/** A running stack. */
export interface LocalStack {
  readonly urls: {
    readonly api: string;
    readonly mailbox: string;
    readonly aws: string;
    readonly dynamodb: string;
  };
  /** For SDK clients of tests: `new DynamoDBClient({ endpoint: urls.dynamodb, ...credentials })`. */
  readonly credentials: StackCredentials;
  readonly now: () => Date;
  /** Waits until visible messages, streams, functions and deliveries have come to rest; no virtual time passes. */
  readonly settle: () => Promise<void>;
  /** Virtual time only: jumps from one due instant to the next, settling at each, until `at`. */
  readonly runUntil: (at: Date) => Promise<void>;
  /** Does something at an instant of the stack's clock. */
  readonly plan: (at: Date, act: () => void | Promise<void>) => void;
  /** Lets time pass, virtual or real, with all that becomes due. */
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly mailbox: Mailbox;
  /** Delivers a raw message to an address, as SES receives it; answers how many receipt rules took it. */
  readonly receive: (address: string, raw: string | Buffer) => number;
  /** Answers a mail at its Reply-To, as its recipient's mail program does; answers how many receipt rules took it. */
  readonly reply: (mail: Mail, reply: Reply) => number;
  readonly queues: () => readonly QueueState[];
  /** Sends the messages of a dead-letter queue back; answers how many. */
  readonly redrive: (queueName: string) => number;
  readonly deadLetters: () => readonly { readonly queue: string; readonly body: string }[];
  /** Invokes a function and waits for its result; a failure is thrown as FunctionError. */
  readonly invoke: (logicalIdPrefix: string, event: unknown) => Promise<unknown>;
  /** Puts events on a bus, also those with a source of AWS; answers their ids. */
  readonly putEvents: (events: readonly BusEvent[]) => readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly tableName: (logicalIdPrefix: string) => string;
  readonly functionEnvironment: (logicalIdPrefix: string) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}
