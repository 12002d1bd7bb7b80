import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeRfm } from '../../../app/audience/count-rfm.ts';
import { enrolPart } from '../../../app/sequences/enrol-part.ts';
import { putDeal } from '../../../app/people/deal-store.ts';
import { segmentRoutes } from '../../../contract/audience.ts';
import { dormancyRoutes } from '../../../contract/dormancy.ts';
import { chunked } from '../../../domain/kernel/chunked.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { idOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const past = async () =>
  dormancyRoutes.showBackTest.answer.parse((await world.call('GET', '/dormancy/past')).body);
async function count() {
  await world.call('POST', '/dormancy/past/count', {});
  await world.stack.settle();
  return past();
}

/** So many companies whose deals lie so many days before today. */
async function bought(prefix: string, companies: number, daysBefore: readonly number[]): Promise<void> {
  const writes = Array.from({ length: companies }, (_, company) =>
    daysBefore.map((days) =>
      putDeal(world.deps.db, {
        dealId: `${days}`,
        accountId: `${prefix}${company}`,
        stage: 'won',
        stageLabel: '受注',
        closedOn: addDays(today(), -days),
      }),
    ),
  ).flat();
  for (const some of chunked(writes, 100)) await transact(world.deps.db, some);
}
const today = (): string => world.deps.now().toISOString().slice(0, 10);

it('says what is lacking, then what silence tells, from before the first campaign alone', async () => {
  const never = await past();
  await bought('stay', 40, [800, 400, 100]);
  const few = await count();
  await bought('back', 200, [800, 400, 100]);
  await bought('gone', 260, [800]);
  const enough = await count();
  await bought('late', 1, [0]);
  await given(world, aMailedCustomer('first'));
  const launched = await count();

  expect(never).toEqual({ state: 'never' });
  expect(few.result?.lacking?.companies).toBe(260);
  expect(enough).toMatchObject({ state: 'counted', result: { within: 273, companies: 500, returned: 240 } });
  expect(enough.result?.counted?.lapsed.days).toBeGreaterThan(0);
  expect(launched.result?.until).toBe(addDays(today(), -1));
});

it('cuts those who bought into fifths by night, and a clause asks for one of them', async () => {
  await world.importCsv(
    'customers',
    ['会社名,氏名,メールアドレス,配信の根拠', '株式会社五分,五分 一,one@fifth.example,名刺'].join('\n'),
  );
  await world.importCsv(
    'deals',
    ['案件ID,会社名,ステージ,完了日,金額', `F-1,株式会社五分,受注,${today()},99000000`].join('\n'),
  );
  const customerId = await idOf(world, 'one@fifth.example');
  const explain = async () => {
    const rule = { all: [{ field: 'recencyFifth', op: 'atLeast', value: 5 }] };
    const segment = { id: 'latest', name: { ja: '最新', en: 'Latest' }, rule };
    const { body } = await world.call('POST', '/segments/explain', { segment, customerId });
    return JSON.stringify(body);
  };
  const before = await explain();
  await takeRfm(world.deps)();
  const bounds = segmentRoutes.showRfm.answer.parse((await world.call('GET', '/rfm')).body).bounds;

  // The night of few people sees all companies on its way, also those at which nobody is known.
  await enrolPart(world.deps)({ kind: 'enrol', part: 0, of: 1 });
  const nightly = segmentRoutes.showRfm.answer.parse((await world.call('GET', '/rfm')).body).bounds;

  expect(before).toContain('"holds":false');
  expect(nightly).toEqual(bounds);
  expect(bounds).toMatchObject({ companies: 502, frequency: [1, 1, 3, 3] });
  expect(await explain()).toContain('"holds":true');
});
