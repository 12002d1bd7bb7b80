import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countKpis } from '../../../app/kpis/count-kpis.ts';
import { findCounters } from '../../../app/kpis/kpi-store.ts';
import { listStepPeople } from '../../../app/kpis/list-step-people.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { putFact } from '../../../app/timeline/timeline-store.ts';
import { routes } from '../../../contract/api.ts';
import { addByName, type Sums } from '../../../domain/kernel/add-by-name.ts';
import { stepCounts, type StepState } from '../../../domain/kpis/step-counts.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import { deleteMany, putMany } from '../../../platform/dynamodb/engine.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { aCampaign } from '../../builders/views.ts';
import { DAY } from '../../support/rekindle.ts';
import { askedBy } from '../support/counted-reads.ts';
import { kpiRowsIn } from '../support/kpi-rows.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';

const campaignId = 'spring';
let world: World;
let kpis: ReturnType<typeof kpiRowsIn>;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  kpis = kpiRowsIn(world);
  await createCampaign(world.deps.db, aCampaign({ id: campaignId }));
});
afterAll(() => world.close());

const start = Date.parse('2026-05-11T01:00:00.000Z');
const on = (day: number): string => new Date(start + day * DAY).toISOString();
const steps = ['first', 'wait', 'second'] as const;

/** The facts of somebody who came so far: `ends` leaves them where they stand. */
function factsOf(customerId: string, passed: number, ends: string | undefined): readonly Fact[] {
  const of = { customerId, campaignId };
  return [
    { kind: 'enrolled', ...of, id: campaignId, at: on(0), dormancy: 'lapsed', standsAt: steps[0] },
    ...steps.slice(0, passed).map((id, place): Fact => {
      const next = steps[place + 1];
      return {
        kind: 'stepsPassed',
        ...of,
        id: `${campaignId}.${id}`,
        at: on(place + 1),
        passed: [{ id, outcome: id === 'wait' ? 'waited' : 'sent' }],
        ...(next === undefined ? {} : { standsAt: next }),
      };
    }),
    ...(ends === undefined
      ? []
      : [{ kind: 'enrolmentEnded', ...of, id: campaignId, at: on(9), because: ends } satisfies Fact]),
  ];
}

async function tell(facts: readonly Fact[]): Promise<void> {
  const { db } = world.deps;
  for (const fact of facts) {
    await transact(db, [putFact(db, fact)]);
    await countKpis(world.deps)([fact]);
  }
}

async function listed(step: string, state: StepState, how?: string) {
  const people: string[] = [];
  const pageOf = async (after?: string) => {
    const query = new URLSearchParams({
      step,
      state,
      limit: '2',
      ...(how && { how }),
      ...(after && { after }),
    });
    return routes.listStepPeople.answer.parse(
      (await world.call('GET', `/kpis/step-people?campaign=${campaignId}&${query.toString()}`)).body,
    );
  };
  let page = await pageOf();
  people.push(...page.people.map(({ customerId }) => customerId));
  while (page.next !== undefined) {
    page = await pageOf(page.next);
    people.push(...page.people.map(({ customerId }) => customerId));
  }
  return { people: people.toSorted(), total: page.total };
}

async function countsNow() {
  const counters = await findCounters(world.deps.db, campaignId);
  const counts = stepCounts(counters.reduce<Sums>((sum, each) => addByName(sum, each.steps), {}));
  return counts.toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1));
}

describe('the people behind the counts of steps', () => {
  it('are those that each count counts, whatever the order and repetition of what is told', async () => {
    const wayArbitrary = fc.record({
      passed: fc.integer({ min: 0, max: 3 }),
      ends: fc.constantFrom(undefined, 'refused', 'becameHot'),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(wayArbitrary, { minLength: 3, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (ways, order) => {
          await kpis.forgetAll();
          round++;
          const facts = ways.flatMap(({ passed, ends }, place) =>
            factsOf(`way-${round}-${place}`, passed, ends),
          );
          const told = [...facts, ...facts.slice(0, 3)]
            .map((fact) => ({ fact, place: order.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ fact }) => fact);
          await tell(told);

          const where = ways.map(({ passed, ends }, place) => ({
            id: `way-${round}-${place}`,
            stands: steps[passed],
            passed: steps.slice(0, passed),
            ends,
          }));
          for (const step of steps) {
            const ids = (is: (way: (typeof where)[number]) => boolean) =>
              where.filter(is).map(({ id }) => id);
            const expected = {
              there: ids(({ stands, ends }) => stands === step && ends === undefined),
              left: ids(({ stands, ends }) => stands === step && ends !== undefined),
              passed: ids(({ passed }) => passed.includes(step)),
            };
            for (const state of ['there', 'left', 'passed'] as const)
              expect(await listed(step, state)).toEqual({
                people: expected[state].toSorted(),
                total: expected[state].length,
              });
            const refused = ids(({ stands, ends }) => stands === step && ends === 'refused');
            expect((await listed(step, 'left', 'refused')).people).toEqual(refused.toSorted());
          }
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('say since when, how, and why, and stay though somebody is stored no more', async () => {
    await kpis.forgetAll();
    await tell(factsOf('teller', 2, 'refused'));

    const of = async (query: string) =>
      routes.listStepPeople.answer.parse(
        (await world.call('GET', `/kpis/step-people?campaign=${campaignId}&${query}`)).body,
      ).people;

    expect(await of('step=first&state=passed')).toEqual([
      { customerId: 'teller', stepId: 'first', how: 'sent', since: on(1) },
    ]);
    expect(await of('step=second&state=left')).toEqual([
      { customerId: 'teller', stepId: 'second', how: 'refused', since: on(9) },
    ]);
  });

  it('are put into lists from rows that an earlier release counted, and counted as they were', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    for (let index = 0; index < 5; index++) await tell(factsOf(`former-${index}`, 1, undefined));
    const counts = await countsNow();
    const items = await kpis.stored();
    await deleteMany(
      db,
      db.customersTable,
      items.flatMap(({ pk, sk }) =>
        String(pk).startsWith('ATSTEP#') ? [{ pk: String(pk), sk: String(sk) }] : [],
      ),
    );
    await putMany(
      db,
      db.customersTable,
      items.flatMap((item) => (String(item['sk']).startsWith('KPI#') ? [{ ...item, counting: 3 }] : [])),
    );
    const before = await listed('wait', 'there');

    await recountFormerRows({ db })();

    expect(before).toEqual({ people: [], total: 5 });
    expect((await listed('wait', 'there')).people).toHaveLength(5);
    expect(await countsNow()).toEqual(counts);
  });

  it('cost the same to read with ten as with sixty customers', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    const read = (): Promise<unknown> =>
      askedBy(db, async (over) =>
        listStepPeople({ db: over })(
          {
            params: {},
            query: { campaign: campaignId, step: 'wait', state: 'there', limit: 5 },
            body: undefined,
          },
          aCaller({ locale: undefined }),
        ),
      );
    for (let index = 0; index < 10; index++) await tell(factsOf(`few-${index}`, 1, undefined));
    const few = await read();
    for (let index = 0; index < 50; index++) await tell(factsOf(`many-${index}`, 1, undefined));

    expect(await read()).toEqual(few);
  });

  it.each([
    ['/kpis/step-people?campaign=none&step=first', 404, /none.*campaign status/],
    ['/kpis/step-people?campaign=spring', 422, /step/],
    ['/kpis/step-people?campaign=spring&step=first&state=gone', 422, /state/],
    ['/kpis/step-people?campaign=spring&step=first&after=nowhere', 400, /nowhere.*next/],
  ])('are refused for %s, with what to do', async (path, status, message) => {
    const answer = await world.call('GET', path);

    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(message);
  });
});
