import { zoomToken } from '../../support/webhooks.ts';
import { tableIdReader } from '../../../platform/dynamodb/table-id.ts';
import { randomUUID } from 'node:crypto';
import { directoryInProcess } from './directory-in-process.ts';
import type { AppDeps } from '../../../app/kernel/deps.ts';
import { loadSettings, settingsReader } from '../../../app/settings/settings-store.ts';
import { createHttpApi } from '../../../local/api/http-api.ts';
import type { FaultHook } from '../../../local/aws/aws-fault.ts';
import { listenLocally } from '../../../local/aws/free-port.ts';
import { createActivity } from '../../../local/clock/activity.ts';
import { createAgenda } from '../../../local/clock/agenda.ts';
import { createStackClock } from '../../../local/clock/stack-clock.ts';
import { startTimeline } from '../../../local/clock/timeline.ts';
import type { BusEvent } from '../../../local/events/event-bus.ts';
import type { DisturbanceHook } from '../../../local/queues/disturbance.ts';
import { rawReply } from '../../../local/ses/receive-mail.ts';
import type { EventBus } from '../../../platform/event-bus.ts';
import { keyringFrom } from '../../../platform/keyring.ts';
import { linkKeysFrom } from '../../../platform/link-keys.ts';
import type { Queue } from '../../../platform/queue.ts';
import { recordItems, recordMessage } from '../../support/record-release.ts';
import { dumpDatabase, type StoredItem } from '../../support/dump-tables.ts';
import {
  MINUTE,
  setUpCompany,
  tuesday,
  type Rekindle,
  type RekindleOptions,
  type RunningStack,
} from '../../support/rekindle.ts';
import { uses } from './acting-as.ts';
import { consumersOf, handoffEvents, schedulesOf, streamReaders } from './consumers.ts';
import { skippingEmptyLanes } from './empty-lanes.ts';
import { struckBy } from './faults-in-process.ts';
import { messagesAndMails, metered, type Meter } from './metered-database.ts';
import { objectsIn } from './objects-in-process.ts';
import { noInternet } from './no-dns.ts';
import { createMailServer, customerSet, staffSet } from './mail-server.ts';
import { observed, type Hold } from './observed-database.ts';
import { ticks } from './ticks.ts';
import { createWorldQueues, type Consumer } from './queues-in-process.ts';
import { openTestDatabase } from './test-database.ts';
import { wireRoutes } from './wire-routes.ts';

/** A running company with what its use cases depend on, for a test that calls one itself. */
export interface World extends Rekindle {
  readonly deps: AppDeps;
  /** Messages in all queues. */
  readonly waiting: () => number;
  /** Keeps calls of DynamoDB waiting, to make two pieces of work meet where a test wants them to. */
  readonly holdWhen: (hold: Hold | undefined) => void;
}

const [secret, linkSecret] = ['the secret of a test’s world', '{"id":"first","key":"of its links"}'];

let opened = 0;

/**
 * All use cases over one database of their own, in this process: queues, streams, bus and mail server are the plainest
 * things that keep their promises. Nothing ticks unless `tickMinutes` is given. Calls that a test makes fail are those
 * of DynamoDB, PutEvents, SendMessage and SendEmail.
 *
 * @param endpoint of a database of this machine
 */
export async function openWorldOver(
  endpoint: string,
  options: RekindleOptions = {},
  meter?: Meter,
): Promise<World> {
  let fault: FaultHook | undefined;
  let disturbance: DisturbanceHook | undefined;
  let hold: Hold | undefined;
  const strike: FaultHook = (call) => (meter?.add(messagesAndMails(call)), fault?.(call));
  const errors: string[] = [];
  const report = (error: unknown): void => void errors.push(String(error));
  const clock = createStackClock({ kind: 'virtual', startAt: options.startAt ?? tuesday });
  const now = (): Date => new Date(clock.now());
  const agenda = createAgenda();
  const stream: StoredItem[] = [];
  const database = await openTestDatabase(endpoint, `world${process.pid}x${opened++}`);
  const db = observed(meter === undefined ? skippingEmptyLanes(database) : metered(database, meter), {
    hold: (call) => hold?.(call),
    fault: strike,
    onTimeline: (item) => stream.push(item),
  });
  let consumers: Readonly<Record<string, Consumer>> = {};
  const queues = createWorldQueues({
    clock,
    consumers: () => consumers,
    disturbance: (delivery) => {
      recordMessage(delivery);
      return disturbance?.(delivery);
    },
    report,
  });
  const deliver = (queue: string, { source, detailType, detail }: BusEvent): void =>
    queues.send(queue, {
      id: randomUUID(),
      source,
      'detail-type': detailType,
      time: now().toISOString(),
      detail,
    });
  const queueNamed = (name: string): Queue => {
    const sendAll: Queue['sendAll'] = async (body, delaySeconds) => {
      uses('sqs:SendMessage', name);
      struckBy(strike, { service: 'sqs', operation: 'SendMessage', body, phase: 'before' });
      for (const message of body) queues.send(name, message, delaySeconds);
      struckBy(strike, { service: 'sqs', operation: 'SendMessage', body, phase: 'after' });
    };
    return { send: (message) => sendAll([message]), sendAll };
  };
  const publish: EventBus['publish'] = async (body) => {
    uses('events:PutEvents', 'SalesBus');
    struckBy(strike, { service: 'events', operation: 'PutEvents', body, phase: 'before' });
    for (const { detailType, detail } of body)
      if (handoffEvents.has(detailType)) deliver('CrossingQueue', { source: 'rekindle', detailType, detail });
    struckBy(strike, { service: 'events', operation: 'PutEvents', body, phase: 'after' });
  };
  const api = createHttpApi();
  const url = `http://127.0.0.1:${await listenLocally(api.server, 0, 'the world', 'port')}`;
  const { mailbox, ...mails } = createMailServer({
    clock,
    agenda,
    url,
    strike,
    limits: options.ses ?? {},
    uses,
    onEvent: (event) => deliver('EngagementQueue', event),
  });
  const received = new Map<string, Buffer>();
  const objects = objectsIn(received, url, uses);
  const deps: AppDeps = {
    db,
    tableId: tableIdReader(database, now),
    now,
    settings: settingsReader(db, now),
    freshSettings: () => loadSettings(db),
    keyring: () => {
      uses('secretsmanager:GetSecretValue', 'DataSecret');
      return Promise.resolve(keyringFrom(secret));
    },
    linkKeys: () => {
      uses('secretsmanager:GetSecretValue', 'DataSecret');
      uses('secretsmanager:GetSecretValue', 'LinkKeys');
      return Promise.resolve(linkKeysFrom(secret, linkSecret, clock.now));
    },
    bus: { publish },
    mailQueue: queueNamed('MailQueue'),
    nurtureQueue: queueNamed('NurtureQueue'),
    ...mails,
    tenantName: '',
    ...noInternet,
    engagementQueue: queueNamed('EngagementQueue'),
    audienceQueue: queueNamed('AudienceQueue'),
    fadingQueue: queueNamed('FadingQueue'),
    importQueue: queueNamed('ImportQueue'),
    warehouseQueue: queueNamed('WarehouseQueue'),
    customerConfigurationSet: customerSet,
    staffConfigurationSet: staffSet,
    publicUrl: url,
    consoleUrl: url,
    replyDomain: 'reply.mirai-zaiko.example',
    objects,
    documentsBucket: 'documents',
    importsBucket: 'ImportsFiles',
    warehouseBucket: 'WarehouseLines',
    warehouseHasContacts: false,
    directory: directoryInProcess(),
    webhookSecrets: () => Promise.resolve({ inquiry: 'secret-of-inquiries', zoom: zoomToken, chat: '' }),
  };
  consumers = consumersOf(deps);
  const invoke = schedulesOf(deps);
  const readStream = streamReaders(deps, stream, report);
  const settle = async (): Promise<void> => {
    while ((await queues.deliverVisible()) || (await readStream()));
  };
  const tick = (): Promise<unknown> => invoke('MailsDispatchDue');
  const timeline = startTimeline({
    clock,
    settle,
    sources: [
      agenda,
      queues,
      ...(options.tickMinutes === undefined ? [] : [ticks(clock.now(), options.tickMinutes * MINUTE, tick)]),
    ],
    reportError: report,
  });
  api.attach({
    routes: wireRoutes(deps),
    consoleDirectory: undefined,
    activity: createActivity(),
    now: clock.now,
    onLog: ({ line }) => errors.push(line),
  });

  const receive = (raw: string | Buffer): number => {
    const key = `replies/${received.size}`;
    received.set(key, Buffer.from(raw));
    deliver('ReplyQueue', {
      source: 'aws.s3',
      detailType: 'Object Created',
      detail: { bucket: { name: 'received' }, object: { key } },
    });
    return 1;
  };
  const close = async (): Promise<void> => {
    await recordItems(() => dumpDatabase(database));
    timeline.close();
    api.server.closeAllConnections();
    await new Promise<void>((resolve) => api.server.close(() => resolve()));
    database.client.destroy();
  };
  const stack: RunningStack = {
    urls: { api: url },
    now,
    settle,
    runUntil: (at) => timeline.runUntil(at.getTime()),
    advance: (milliseconds) => timeline.runUntil(clock.now() + milliseconds),
    plan: (at, act) => agenda.add(at.getTime(), act),
    mailbox,
    receive: (_, raw) => receive(raw),
    reply: (mail, reply) => receive(rawReply(mail, reply, clock.now())),
    deadLetters: queues.deadLetters,
    invoke,
    putEvents: (events) => {
      for (const event of events) deliver('EngagementQueue', event);
      return [];
    },
    close,
  };
  const company = await setUpCompany(
    {
      stack,
      errors,
      dump: () => dumpDatabase(database),
      failWhen: (hook) => void (fault = hook),
      disturbWhen: (hook) => void (disturbance = hook),
      close,
    },
    options,
  );
  return {
    ...company,
    deps,
    waiting: queues.waiting,
    holdWhen: (next) => void (hold = next),
  };
}
