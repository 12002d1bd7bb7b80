import { describe, expect, it } from 'vitest';
import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { enrol } from '../../../app/sequences/enrol.ts';
import { campaignSchema } from '../../../domain/sequences/campaign.ts';
import { threeMails } from '../../../domain/sequences/sequence.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { dyingAfter } from '../support/dying-after.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

const file = (...lines: readonly string[]): string => lines.join('\r\n');

const people = file(
  '会社名,氏名,メールアドレス,役職,業種',
  '株式会社青空,青木 一,aoki@aozora.example,主任,製造業',
  '株式会社若葉,若林 二,wakaba@wakaba.example,課長,小売業',
);
/** Two who are known and changed, two who are new, one of them with an address that refused. */
const changedPeople = file(
  '会社名,氏名,メールアドレス,役職,業種',
  '株式会社青空,青木 一,aoki@aozora.example,部長,製造業',
  '株式会社若葉,若林 二,wakaba@wakaba.example,役員,小売業',
  '株式会社青空,赤井 三,akai@aozora.example,部長,製造業',
  '株式会社新規,白井 四,shirai@shinki.example,主任,建設業',
);
const refused = file('メールアドレス,停止日', 'shirai@shinki.example,2025-04-01');

interface Story {
  /** Reads the file in sections of so many bytes. */
  readonly sectionBytes?: number;
  readonly seed: (bench: ImportBench) => Promise<unknown>;
  readonly kind: string;
  readonly file: string;
}

const stories: Readonly<Record<string, Story>> = {
  customers: {
    seed: async (bench) => {
      await bench.import('customers', people);
      await bench.import('opt-outs', refused);
    },
    kind: 'customers',
    file: changedPeople,
  },
  'customers in sections': {
    sectionBytes: 200,
    seed: async (bench) => {
      await bench.import('customers', people);
      await bench.import('opt-outs', refused);
    },
    kind: 'customers',
    file: changedPeople,
  },
  accounts: {
    seed: (bench) => bench.import('customers', people),
    kind: 'accounts',
    file: file(
      '会社コード,会社名,業種,従業員数',
      'A1,株式会社青空,製造業,900',
      'A2,株式会社若葉,小売業,30',
      'A3,株式会社新規,建設業,120',
    ),
  },
  deals: {
    seed: async (bench) => {
      await bench.import('customers', people);
      await enrolled(bench, 'aoki@aozora.example');
    },
    kind: 'deals',
    file: file(
      '商談ID,会社名,フェーズ,開始日,完了日,金額',
      'D1,株式会社青空,商談中,2026-10-07,,100000',
      'D2,株式会社青空,受注,2026-10-08,2026-10-09,200000',
      'D3,株式会社若葉,失注,2026-01-08,2026-02-09,300000',
      'D4,株式会社若葉,商談中,2026-09-08,,50000',
    ),
  },
  'opt-outs': {
    seed: (bench) => bench.import('customers', people),
    kind: 'opt-outs',
    file: file(
      'メールアドレス,停止日',
      'aoki@aozora.example,2025-04-01',
      'unknown@nowhere.example,2025-04-02',
      'wakaba@wakaba.example,2025-04-03',
    ),
  },
  inquiries: {
    seed: async (bench) => {
      await bench.import('customers', people);
      await bench.import('opt-outs', refused);
    },
    kind: 'inquiry',
    file: file(
      '受付日時,氏名,メールアドレス,会社名,種別,内容,配信停止',
      '2026-09-01 10:00,白井 四,shirai@shinki.example,株式会社新規,資料請求,教えてください,',
      '2026-09-02 10:00,若林 二,wakaba@wakaba.example,株式会社若葉,資料請求,見積をください,希望する',
    ),
  },
};

describe('an import that is killed at any of its writes and started again', () => {
  it.each(Object.entries(stories))(
    'comes to the same: %s',
    async (_, story) => {
      const bench = await openImportBench(2, story.sectionBytes);
      await story.seed(bench);
      const seeds = await bench.dump();
      const whole = await run(bench, story, undefined);
      expect(whole.writes).toBeGreaterThan(8);

      for (let write = 1; write <= whole.writes; write++) {
        await bench.restore(seeds);
        const broken = await run(bench, story, write);
        expect(broken.deaths, `write ${write}`).toBeGreaterThan(0);
        expect(broken.items, `write ${write}`).toEqual(whole.items);
        expect(broken.state, `write ${write}`).toEqual(whole.state);
        for (const effect of whole.effects) expect(broken.effects, `write ${write}`).toContain(effect);
      }
      bench.close();
    },
    120_000,
  );
});

/** Runs a story; the process dies right after the write with this number. */
async function run(bench: ImportBench, { kind, file: text }: Story, write: number | undefined) {
  const before = bench.engagements.length;
  const life = dyingAfter(write);
  const id = await bench.create(kind, text);
  bench.failWhen(life.hook);
  let deaths = 0;
  const revive = async (): Promise<void> => {
    deaths++;
    // What was on its way when the process died comes to its end.
    await new Promise((resolve) => setTimeout(resolve, 20));
    life.revive();
  };
  /** Does it until it is survived. */
  const survived = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await act();
      } catch {
        await revive();
      }
  };
  await survived(() => bench.start(id));
  let isLeft = true;
  while (isLeft) isLeft = await survived(bench.step);
  bench.failWhen(undefined);
  const items = (await bench.dump())
    .filter(({ pk }) => !String(pk).startsWith('IMPORT'))
    .map(({ version: _version, ...item }) => item);
  const job = await bench.job(id);
  return {
    items,
    effects: bench.engagements.slice(before).map((effect) => JSON.stringify(effect)),
    state: { state: job?.state, chunks: [job?.chunks, job?.chunksDone], rows: job?.rowsStored },
    writes: life.writes(),
    deaths,
  };
}

async function enrolled({ deps }: ImportBench, email: string): Promise<void> {
  const at = deps.now().toISOString();
  const customerId = (await deps.keyring()).idOf('customer', email);
  const customer = await findCustomer(deps.db, customerId);
  if (customer === undefined) throw new Error(`${email} was not imported`);
  const campaign = campaignSchema.parse({
    schemaVersion: 1,
    id: 'autumn',
    name: 'autumn',
    segment: segmentOf('autumn'),
    sequence: threeMails,
    state: 'running',
    launchedAt: at,
    launchedBy: 'test',
    isContinuous: false,
    waves: [{ maxSilentDays: 1e6, startAt: at }],
  });
  const dormancy = { kind: 'dormant', dormancy: 'lapsed', sinceOn: '2025-01-15', silentDays: 600 } as const;
  const account = await findAccount(deps.db, customer.accountId);
  await enrol(deps, campaign, { customer, account }, dormancy, await deps.settings());
}
