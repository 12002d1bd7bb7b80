import { createHttpApi } from './api/http-api.ts';
import { readDistribution } from './api/distribution.ts';
import { readRoutes } from './api/read-routes.ts';
import { createAwsEndpoint } from './aws/aws-endpoint.ts';
import { listenLocally } from './aws/free-port.ts';
import { createActivity } from './clock/activity.ts';
import { createAgenda } from './clock/agenda.ts';
import { createStackClock } from './clock/stack-clock.ts';
import { startTimeline } from './clock/timeline.ts';
import { createPool } from './cognito/create-pool.ts';
import { createDynamoDbCaller } from './dynamodb/call-dynamodb.ts';
import { createTables } from './dynamodb/create-tables.ts';
import { dynamoDbProxy } from './dynamodb/dynamodb-proxy.ts';
import { tempered } from './dynamodb/temper.ts';
import { runDatabase } from './dynamodb/run-database.ts';
import { createTargetDelivery } from './events/deliver-to-target.ts';
import type { BusEvent, DeliverToTarget } from './events/event-bus.ts';
import { createEventBuses, readRules } from './events/event-bus.ts';
import { eventsApi } from './events/events-api.ts';
import { createSchedules } from './events/schedules.ts';
import { createFunctions } from './functions/create-functions.ts';
import { showErrors } from './functions/function-log.ts';
import { createAsyncInvoker } from './functions/invoke-async.ts';
import { startMappings } from './functions/start-mappings.ts';
import { functionEnvironment, newCredentials } from './functions/worker-environment.ts';
import type { LocalStack, LocalStackOptions } from './local-stack.ts';
import { localControls } from './page/local-controls.ts';
import { mailboxPage } from './page/mailbox-page.ts';
import { createQueues } from './queues/create-queues.ts';
import { queuesAsTimeSource } from './queues/queue-timing.ts';
import { sqsApi } from './queues/sqs-api.ts';
import { createBuckets } from './s3/buckets.ts';
import { s3Api } from './s3/s3-api.ts';
import { secretsApi } from './secrets/secrets-api.ts';
import { readConfigurationSets, readTenants } from './ses/configuration-sets.ts';
import { createMailbox } from './ses/mailbox.ts';
import { createReception } from './ses/receive-mail.ts';
import { sesApi } from './ses/ses-api.ts';
import { createSesService } from './ses/ses-service.ts';
import { createSuppressionList } from './ses/suppression-list.ts';
import { trackingPage } from './ses/tracking-page.ts';
import { settleStack } from './settle-stack.ts';
import { readTemplate } from './template/read-template.ts';
import { findByPrefix, physicalName } from './template/resource-names.ts';
import { refuseUnknownTypes } from './template/resource-types.ts';
import { createResolver } from './template/resolve-intrinsics.ts';

const DEFAULT_TICK_MINUTES = 30;
const MINUTE_MILLISECONDS = 60_000;
/** On the real clock an advance is cut into at most this many firings of each rate. */
const FIRINGS_PER_ADVANCE = 24;

/**
 * Runs a synthesized stack whole on this machine: its functions, queues, rules, schedules, tables, mails and HTTP API, wired
 * from the template alone. This file is the table of contents; it is long because it names every part once.
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { ports = {}, time = { kind: 'real' }, onLog = showErrors, ses: sesOptions = {} } = options;
  const template = readTemplate(options.outdir, options.stackName);
  refuseUnknownTypes(template.resources);

  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  try {
    // The servers come first: the template's values need their addresses.
    const api = createHttpApi();
    const aws = createAwsEndpoint();
    const apiUrl = `http://127.0.0.1:${await listenLocally(api.server, ports.api ?? 0, 'the HTTP API', 'ports.api')}`;
    closers.push(() => closeServer(api.server));
    const awsUrl = `http://127.0.0.1:${await listenLocally(aws.server, ports.aws ?? 0, 'the AWS endpoint', 'ports.aws')}`;
    closers.push(() => closeServer(aws.server));
    const dynamodb = options.dynamodbEndpoint ?? (await startOwnDatabase(ports.dynamodb, closers));

    const resolve = createResolver(template, { awsUrl, apiUrl, parameters: options.parameters ?? {} });
    const clock = createStackClock(time);
    const activity = createActivity();
    const agenda = createAgenda();
    const credentials = newCredentials();

    const database = createDynamoDbCaller(dynamodb, credentials.accessKeyId);
    closers.push(database.close);
    const streams = await createTables(template, resolve, database.call);
    const proxy = dynamoDbProxy(
      dynamodb,
      options.temper === undefined ? undefined : tempered(options.temper.of, options.temper.counts),
    );
    closers.push(proxy.close);

    const functions = createFunctions({
      template,
      resolve,
      environment: functionEnvironment({
        credentials,
        awsUrl,
        dynamodbUrl: options.fault === undefined && options.temper === undefined ? dynamodb : awsUrl,
      }),
      sharedClock: clock.shared,
      workersPerFunction: options.workersPerFunction ?? 2,
      preload: options.preload,
      onLog,
    });
    closers.push(async () => {
      await Promise.all(functions.all.map(async (pool) => pool.close()));
    });

    const queues = createQueues(template, resolve, clock.now, options.disturbance);
    const invokeAsync = createAsyncInvoker({
      template,
      resolve,
      functions,
      queues,
      clock,
      agenda,
      activity,
      onLog,
    });
    const deliver: DeliverToTarget = createTargetDelivery(queues, functions, invokeAsync);
    const busNames = new Set(['default', ...template.ofType('AWS::Events::EventBus').map(physicalName)]);
    const buses = createEventBuses(readRules(template, resolve), busNames, deliver, clock.now);
    const schedules = createSchedules(template, resolve, deliver, clock.now());
    const consumers = startMappings({
      template,
      resolve,
      functions,
      queues,
      streams,
      clock,
      agenda,
      activity,
      onLog,
      callDynamoDb: database.call,
    });
    closers.push(async () => {
      await Promise.all(consumers.map(async (consumer) => consumer.close()));
    });

    const sets = readConfigurationSets(template, resolve);
    const suppression = createSuppressionList(clock.now);
    const ses = createSesService({ sets, suppression, buses, clock, agenda, awsUrl, options: sesOptions });
    const mailbox = createMailbox(ses, clock.now);
    const buckets = createBuckets(template, resolve, buses, clock.now);
    const reception = createReception(template, resolve, buckets, clock.now);

    const settle = settleStack({ activity, consumers });
    const timeline = startTimeline({
      clock,
      settle,
      sources: [agenda, queuesAsTimeSource(queues), schedules],
      reportError: (error) => onLog({ functionName: 'local-time', stream: 'stderr', line: String(error) }),
    });
    closers.push(timeline.close);
    const { tickMinutes = DEFAULT_TICK_MINUTES, tickHours } =
      time.kind === 'virtual' ? time : { tickMinutes: 0, tickHours: undefined };
    schedules.setShortestRate(tickMinutes * MINUTE_MILLISECONDS, tickHours);
    const advance = async (milliseconds: number): Promise<void> => {
      if (clock.kind === 'virtual') return timeline.runUntil(clock.now() + milliseconds);
      schedules.setShortestRate(
        Math.max(tickMinutes * MINUTE_MILLISECONDS, milliseconds / FIRINGS_PER_ADVANCE),
      );
      try {
        await timeline.runUntil(clock.now() + milliseconds);
      } finally {
        schedules.setShortestRate(0);
      }
    };

    const pool = createPool({ template, resolve, awsUrl, people: options.people, now: clock.now });
    aws.attach({
      services: [
        ...(pool?.services ?? []),
        proxy.recognise,
        sqsApi(queues, awsUrl),
        eventsApi(buses),
        secretsApi(template, resolve),
        sesApi({ ses, suppression, sets, options: sesOptions, tenants: readTenants(template, resolve) }),
        s3Api(buckets, clock.now),
      ],
      pages: [
        ...(pool?.pages ?? []),
        trackingPage(ses, mailbox),
        mailboxPage(mailbox, reception, clock.now),
        localControls({ queues, clock, advance }),
      ],
      now: clock.now,
      fault: options.fault,
    });
    api.attach({
      routes: readRoutes(template, resolve, functions),
      consoleDirectory: options.consoleDirectory,
      distribution: readDistribution(template, resolve),
      pool,
      mailbox: `${awsUrl}/_mailbox`,
      activity,
      now: clock.now,
      onLog,
    });

    const functionNamed = (prefix: string) =>
      functions.get(physicalName(findByPrefix(template, ['AWS::Lambda::Function'], prefix)));
    return {
      urls: { api: apiUrl, aws: awsUrl, dynamodb, mailbox: `${awsUrl}/_mailbox` },
      credentials,
      now: () => new Date(clock.now()),
      settle,
      runUntil: async (at) => {
        if (clock.kind === 'real')
          throw new Error('runUntil needs virtual time; on the real clock use advance.');
        await timeline.runUntil(at.getTime());
      },
      plan: (at, act) => agenda.add(at.getTime(), act),
      advance,
      mailbox,
      receive: reception.deliver,
      reply: reception.reply,
      queues: queues.states,
      redrive: queues.redrive,
      deadLetters: queues.deadLetters,
      invoke: async (prefix, event) => activity.track(async () => functionNamed(prefix).invoke(event)),
      putEvents: (entries: readonly BusEvent[]) => entries.map(buses.put),
      outputs: Object.fromEntries(
        Object.entries(template.outputs).map(([name, value]) => [name, String(resolve(value))]),
      ),
      tableName: (prefix) =>
        physicalName(findByPrefix(template, ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'], prefix)),
      functionEnvironment: (prefix) => functionNamed(prefix).definition.environment,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startOwnDatabase(
  port: number | undefined,
  closers: (() => Promise<void>)[] | (() => Promise<void> | void)[],
): Promise<string> {
  const running = await runDatabase({ port });
  closers.push(running.close);
  return running.endpoint;
}

async function closeServer(server: ReturnType<typeof createHttpApi>['server']): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
