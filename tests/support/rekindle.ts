import { routes } from '../../contract/api.ts';
import { importReportSchema, type ImportReport } from '../../contract/imports.ts';
import type { LeadView } from '../../contract/interest.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { demoSettings } from '../../demo/company/demo-settings.ts';
import type { FaultHook } from '../../local/aws/aws-fault.ts';
import type { SesOptions } from '../../local/ses/ses-service.ts';
import type { LocalStack, LocalStackOptions } from '../../local/local-stack.ts';
import type { DisturbanceHook } from '../../local/queues/disturbance.ts';
import type { StoredItem } from './dump-tables.ts';
import { callApi, differencesIn, type ApiAnswer } from './team-api.ts';

/** Tuesday 2026-10-06, 10:00 in Tokyo: an ordinary working hour. */
export const tuesday = new Date('2026-10-06T01:00:00.000Z');
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const owner = 'sato@mirai-zaiko.example';
export const otherOwner = 'kato@mirai-zaiko.example';
export const manager = 'ono@mirai-zaiko.example';

/** What a test may ask of its stack beside the ordinary. */
export interface RekindleOptions {
  readonly startAt?: Date;
  /** A rate fires at most once in this many minutes: long where days pass, short where minutes matter. */
  readonly tickMinutes?: number;
  /** Whether calls to AWS can be made to fail: DynamoDB is then reached through a proxy. */
  readonly canFail?: boolean;
  /** A company that works day and night, where the hour of the day is not what a test is about. */
  readonly isAlwaysOpen?: boolean;
  /** What SES allows; by default all that comes, at a rate of 14 a second. */
  readonly ses?: SesOptions;
  /** How DynamoDB behaves beside what DynamoDB Local does; the whole stack only. */
  readonly temper?: LocalStackOptions['temper'];
  /** Owners of the company as CSV; the default are two with one manager. */
  readonly owners?: string;
}

/** A customer of a test company; only what matters is said. */
export interface Person {
  readonly email: string;
  readonly name?: string;
  readonly account?: string;
  readonly title?: string;
  readonly ownerName?: string;
  readonly site?: string;
  readonly lastContactOn?: string;
}

/** What stands behind a test: the whole stack (tests/flows), or its use cases in one process (tests/app). */
export type RunningStack = Pick<
  LocalStack,
  | 'advance'
  | 'close'
  | 'deadLetters'
  | 'invoke'
  | 'mailbox'
  | 'now'
  | 'plan'
  | 'putEvents'
  | 'receive'
  | 'reply'
  | 'runUntil'
  | 'settle'
> & { readonly urls: Pick<LocalStack['urls'], 'api'> };

/** A running Rekindle on virtual time, with the company set up and nobody in it yet. */
export interface Rekindle<Stack extends RunningStack = RunningStack> {
  readonly stack: Stack;
  readonly call: (method: string, path: string, body?: unknown, locale?: 'ja' | 'en') => Promise<ApiAnswer>;
  readonly importCsv: (kind: string, text: string | Uint8Array, query?: string) => Promise<ImportReport>;
  /** Imports people who fell silent two years ago, all tagged with `tag`, so that a test launches on its own. */
  readonly people: (tag: string, ...people: readonly Person[]) => Promise<void>;
  /** Launches on a tag and lets the first mails go out; answers the campaign's id. */
  readonly launch: (tag: string, more?: object) => Promise<string>;
  /** Sends on its way what is due now, without waiting for the minute's tick. */
  readonly dispatch: () => Promise<void>;
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly lead: (customerId: string) => Promise<LeadView>;
  readonly kpis: (campaignId?: string) => Promise<RouteAnswer<typeof routes.showKpis>>;
  /** What is stored and differs from what the timeline says; empty when all is right. */
  readonly verify: () => Promise<readonly unknown[]>;
  /** Every item of both tables. */
  readonly dump: () => Promise<readonly StoredItem[]>;
  readonly failWhen: (hook: FaultHook | undefined) => void;
  readonly disturbWhen: (hook: DisturbanceHook | undefined) => void;
  /** Lines that the functions wrote to the standard error, for a test to look at. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

const ownersFile = [
  '氏名,メール,上長,上長メール',
  `佐藤 誠,${owner},大野 真,${manager}`,
  `加藤 律,${otherOwner},大野 真,${manager}`,
].join('\r\n');

/** What differs between the stacks that a company can be set up on. */
type Ground<Stack extends RunningStack> = Pick<
  Rekindle<Stack>,
  'stack' | 'dump' | 'failWhen' | 'disturbWhen' | 'errors' | 'close'
>;

/** Sets the company up: settings, owners, and the declaration that there are no old opt-outs. */
export async function setUpCompany<Stack extends RunningStack>(
  ground: Ground<Stack>,
  options: RekindleOptions,
): Promise<Rekindle<Stack>> {
  const { stack } = ground;
  const { api } = stack.urls;
  const call: Rekindle['call'] = (method, path, body, locale) => callApi(api, method, path, body, locale);
  const importCsv: Rekindle['importCsv'] = async (kind, text, query = '') => {
    const { status, body } = await call('POST', `/imports/${kind}?file=${kind}.csv${query}`, asBytes(text));
    if (status !== 200) throw new Error(`the import answered ${status}: ${JSON.stringify(body)}`);
    const report = importReportSchema.parse(body);
    await stack.settle();
    return report;
  };
  const dispatch = async (): Promise<void> => {
    await stack.invoke('MailsDispatchDue', {});
    await stack.settle();
  };
  await call('PUT', '/settings', {
    ...demoSettings(api, '2026-12-01T05:00:00.000Z'),
    optOutsDeclared: true,
    // The minutes in which a launch can be taken back are what some tests are about; others begin after them.
    cancelMinutes: 0,
    ...(options.isAlwaysOpen === true ? { calendar: dayAndNight } : {}),
  });
  await importCsv('owners', options.owners ?? ownersFile);
  return {
    ...ground,
    call,
    importCsv,
    dispatch,
    people: async (tag, ...people) => {
      await importCsv('customers', customersFile(tag, people));
    },
    launch: async (tag, more = {}) => {
      const { status, body } = await call('POST', '/campaigns', {
        name: tag,
        segment: segmentOf(tag),
        continuous: false,
        ...more,
      });
      if (status !== 201) throw new Error(`launch answered ${status}: ${JSON.stringify(body)}`);
      await stack.settle();
      await dispatch();
      return routes.launchCampaign.answer.parse(body).campaign.id;
    },
    advance: (milliseconds) => stack.advance(milliseconds),
    lead: async (customerId) =>
      routes.showLead.answer.parse((await call('GET', `/leads/${customerId}`)).body),
    kpis: async (campaignId) =>
      routes.showKpis.answer.parse(
        (await call('GET', `/kpis${campaignId === undefined ? '' : `?campaign=${campaignId}`}`)).body,
      ),
    verify: async () => {
      await stack.settle();
      return differencesIn(api);
    },
  };
}

const dayAndNight = {
  timeZone: 'Asia/Tokyo',
  hours: [{ from: '00:00', to: '23:59' }],
  workdays: [0, 1, 2, 3, 4, 5, 6],
  observesJapaneseHolidays: false,
  closedEachYear: [],
  closedOn: [],
};

const asBytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

export const segmentOf = (tag: string) => ({
  id: `tag-${tag}`,
  name: { ja: tag, en: tag },
  conditions: [{ field: 'tag', oneOf: [tag] }],
});

function customersFile(tag: string, people: readonly Person[]): string {
  const rows = people.map(({ email, name, account, title, ownerName, site, lastContactOn }) =>
    [
      account ?? `株式会社${email.split('@')[1] ?? ''}`,
      name ?? '山田 太郎',
      title ?? '主任',
      email,
      ownerName ?? '佐藤 誠',
      lastContactOn ?? '2025-01-15',
      '名刺',
      site ?? '',
      '03-0000-0000',
      tag,
    ].join(','),
  );
  return ['会社名,氏名,役職,メールアドレス,担当,最終接触日,配信の根拠,拠点,代表,タグ', ...rows].join('\r\n');
}
