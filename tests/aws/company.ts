import { LambdaClient, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { demoSettings } from '../../demo/company/demo-settings.ts';
import { synthesize } from '../../lib/synthesize.ts';
import type { Mail } from '../../local/ses/mail.ts';
import { defaultBusOf, type DefaultBus } from './default-bus.ts';
import { deploymentOn, type Deployment, type DeployedResource } from './deployment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { startFakeSes, type FakeSes } from './fake-ses.ts';
import { send, sendSigned, type Answer } from './send-signed.ts';

/** Rekindle deployed on the emulator, on the real clock. */
export interface DeployedCompany {
  readonly emulator: Emulator;
  readonly deployment: Deployment;
  readonly ses: FakeSes;
  readonly bus: DefaultBus;
  readonly resources: readonly DeployedResource[];
  /** A signed call of the team API. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer & { readonly body: unknown }>;
  /** A page, as a customer or a salesperson opens it: `url` as it stands in a mail. */
  readonly page: (url: string, fields?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly physicalId: (type: string, prefix: string) => string;
  /** The environment that a function is deployed with. */
  readonly environmentOf: (prefix: string) => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
}

/** Day and night, so that mails go out whenever the test runs. */
const calendar = {
  timeZone: 'Asia/Tokyo',
  hours: [{ from: '00:00', to: '23:59' }],
  workdays: [0, 1, 2, 3, 4, 5, 6],
  observesJapaneseHolidays: false,
  closedEachYear: [],
  closedOn: [],
};

/** Starts the emulator, and deploys the stack into it. */
export async function deployCompany(outdir: string): Promise<DeployedCompany> {
  let bus: DefaultBus | undefined;
  const said: Promise<unknown>[] = [];
  const ses = await startFakeSes((event) => {
    if (bus !== undefined) said.push(bus.say(event));
  });
  const emulator = await startEmulator({ sesUrl: ses.url });
  const close = async (): Promise<void> => {
    await Promise.allSettled(said);
    await emulator.stop();
    await ses.close();
  };
  const deployment = deploymentOn(emulator);
  const resources = await deployment.deploy(await synthesize(outdir)).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const physicalId = (type: string, prefix: string): string => {
    const found = resources.filter(
      (each) => each.type === type && each.logicalId.replace(/[0-9A-F]{8}$/, '') === prefix,
    );
    if (found[0] === undefined || found.length > 1)
      throw new Error(`the stack has ${found.length} resources ${prefix} of type ${type}`);
    return found[0].physicalId;
  };
  const lambda = new LambdaClient(emulator.client);
  const environmentOf: DeployedCompany['environmentOf'] = async (prefix) => {
    const FunctionName = physicalId('AWS::Lambda::Function', prefix);
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return Environment?.Variables ?? {};
  };
  const sender = await environmentOf('MailsSendMailFunction');
  ses.useSets(sender['CUSTOMER_CONFIGURATION_SET'] ?? '', sender['STAFF_CONFIGURATION_SET'] ?? '');
  bus = await defaultBusOf(emulator);
  const host = new URL(sender['PUBLIC_URL'] ?? '').host;
  return {
    emulator,
    deployment,
    ses,
    bus,
    resources,
    physicalId,
    environmentOf,
    call: async (method, path, body, headers = {}) => {
      const isBytes = body instanceof Uint8Array;
      const answer = await sendSigned(
        emulator,
        'execute-api',
        method,
        path,
        body === undefined ? '' : isBytes ? body : JSON.stringify(body),
        {
          host,
          headers: { ...headers, 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
        },
      );
      return { ...answer, body: jsonIn(answer.text) };
    },
    page: (url, fields) => {
      const { pathname, search } = new URL(url);
      const headers = { 'user-agent': browser, 'content-type': 'application/x-www-form-urlencoded' };
      return fields === undefined
        ? send(emulator.url, host, 'GET', `${pathname}${search}`, headers)
        : send(
            emulator.url,
            host,
            'POST',
            `${pathname}${search}`,
            headers,
            new URLSearchParams(fields).toString(),
          );
    },
    close,
  };
}

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The demo company's settings, at work day and night, with its old opt-outs declared. */
export const settingsOfCompany = {
  ...demoSettings('https://mirai-zaiko.example', '2027-12-01T05:00:00.000Z'),
  optOutsDeclared: true,
  // Mails go at once: the minutes in which a launch can be taken back are tried elsewhere.
  cancelMinutes: 0,
  calendar,
};

/** The salesperson who gets the leads. */
export const owner = 'sato@mirai-zaiko.example';

const ownersFile = ['氏名,メール,上長,上長メール', `佐藤 誠,${owner},大野 真,ono@mirai-zaiko.example`];

/** Stores the company's settings and its salesperson: what a company does first. */
export async function settleIn({ call }: DeployedCompany): Promise<void> {
  for (const answer of [
    await call('PUT', '/settings', settingsOfCompany),
    await call('POST', '/imports/owners?file=owners.csv', bytesOf(ownersFile)),
  ])
    if (answer.status !== 200)
      throw new Error(`the company did not settle in: ${answer.status} ${answer.text}`);
}

/** A file of these lines. */
export const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

/** Asks until there is an answer; after so long says what was waited for. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  seconds = 150,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`waited ${seconds} seconds for ${what}`);
}

/** The newest mail to an address, once there is one. */
export const mailTo = ({ ses }: DeployedCompany, address: string, subject = /./): Promise<Mail> =>
  until(`a mail to ${address} about ${String(subject)}`, () =>
    ses.mailbox.mails().findLast((mail) => mail.to.includes(address) && subject.test(mail.subject)),
  );

/** The link of a mail by a part of its address. */
export function linkIn(mail: Mail, part: string): string {
  const link = mail.links.find(({ url }) => url.includes(part));
  if (link === undefined)
    throw new Error(
      `"${mail.subject}" has no link with ${part}: ${mail.links.map(({ url }) => url).join(' ')}`,
    );
  return link.url;
}
