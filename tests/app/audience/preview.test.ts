import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { problemSchema } from '../../../contract/problem.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import type { Rule, RuleNode } from '../../../domain/audience/rule.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { openWorld, type World } from '../support/world.ts';

const named = { ja: '試し', en: 'trial' };
const rule: Rule = {
  all: [
    { field: 'tag', op: 'hasAny', value: ['red', 'blue'] },
    {
      any: [
        { field: 'title', op: 'contains', value: '課長' },
        { field: 'employees', op: 'atLeast', value: 50 },
      ],
    },
    { none: [{ field: 'tag', op: 'hasAny', value: ['blue'] }] },
  ],
};

describe('a preview among few customers', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await saveAccounts(world.deps.db, [anAccount({ id: 'a', name: '会社' })]);
    await saveCustomers(
      world.deps.db,
      (
        [
          ['one', { tags: ['red'], title: '課長' }],
          ['two', { tags: ['red'], title: '係長', employees: 60 }],
          ['three', { tags: ['red', 'blue'], title: '課長' }],
          ['four', { tags: [], title: '課長' }],
          ['five', { tags: ['red'], title: '課長', noMail: true }],
          ['six', { tags: ['red'], title: '主任' }],
        ] as const
      ).map(([id, change]) =>
        aCustomer({ id, email: `${id}@few.example`, accountId: 'a', ...change, tags: [...change.tags] }),
      ),
    );
  });
  afterAll(() => world.close());

  it('is exact, with who is left out, and says what changes without each part', async () => {
    const { body } = await world.call('POST', '/segments/preview', {
      segment: { id: 'x', name: named, rule },
    });
    const preview = routes.previewSegment.answer.parse(body);

    expect(preview).toMatchObject({
      selected: 2,
      byDormancy: { lapsed: 2 },
      excluded: [{ because: 'refused', count: 1 }],
      excludedPeople: 1,
    });
    expect(preview.estimate).toBeUndefined();
    expect(preview.without.map(({ place, more }) => [place, more])).toEqual([
      ['rule.all[0]', 1],
      ['rule.all[1]', 1],
      ['rule.all[1].any[0]', -1],
      ['rule.all[1].any[1]', -1],
      ['rule.all[2]', 1],
      ['rule.all[2].none[0]', 1],
    ]);
    expect(preview.without.every(({ isEstimate }) => !isEstimate)).toBe(true);
  });

  it('explains one customer clause by clause, with what is known of them', async () => {
    const explain = async (customerId: string) =>
      routes.explainSegment.answer.parse(
        (
          await world.call('POST', '/segments/explain?lang=ja', {
            segment: { id: 'x', name: named, rule },
            customerId,
          })
        ).body,
      );

    const [inside, outside, left] = [await explain('one'), await explain('three'), await explain('five')];

    expect(inside).toMatchObject({ is: 'selected', account: '会社', because: [] });
    expect(outside.is).toBe('otherwise');
    expect(outside.parts.filter(({ holds }) => !holds).map(({ place }) => place)).toEqual([
      'rule.all[1].any[1]',
      'rule.all[2]',
    ]);
    expect(outside.parts.find(({ place }) => place === 'rule.all[2].none[0]')).toEqual({
      place: 'rule.all[2].none[0]',
      holds: true,
      asks: 'タグに「blue」がある',
      known: 'red、blue',
    });
    expect(left).toMatchObject({ is: 'excluded', because: [{ because: 'refused', label: '配信停止' }] });
  });

  it('refuses to explain somebody who is not there', async () => {
    const answer = await world.call('POST', '/segments/explain', {
      segmentId: 'lapsed',
      customerId: 'nobody',
    });

    expect(answer.status).toBe(404);
    expect(problemSchema.parse(answer.body).details.en).toContain('"nobody"');
  });

  it('offers the values that customers have, the most frequent first', async () => {
    const tags = await world.call('GET', '/segments/values/tag');
    const titles = await world.call('GET', '/segments/values/title');
    const wrong = await world.call('GET', '/segments/values/titl');

    expect(tags.body).toEqual({
      values: [
        { value: 'red', people: 5 },
        { value: 'blue', people: 1 },
      ],
      people: 6,
      isWhole: true,
    });
    expect(routes.listSegmentValues.answer.parse(titles.body).values[0]).toEqual({
      value: '課長',
      people: 4,
    });
    expect(problemSchema.parse(wrong.body).details.en).toContain('Did you mean title?');
  });

  it('counts whose address is in doubt, and a clause leaves them out', async () => {
    const addresses = ['info@risky.example', 'taro@gmial.com', 'hanako@risky.example'];
    const people = addresses.map((email, n) =>
      aCustomer({ id: `risky${n}`, email, accountId: 'a', tags: ['risky'] }),
    );
    await saveCustomers(world.deps.db, people);
    const preview = async (...more: readonly RuleNode[]) => {
      const all = [{ field: 'tag', op: 'hasAny', value: ['risky'] } as const, ...more];
      const { body } = await world.call('POST', '/segments/preview', {
        segment: { id: 'x', name: named, rule: { all } },
      });
      return routes.previewSegment.answer.parse(body);
    };

    const all = await preview();
    const sound = await preview({ field: 'addressRisk', op: 'oneOf', value: ['longSilent', 'none'] });

    expect(all).toMatchObject({ selected: 3, risks: { shared: 1, mistyped: 1, longSilent: 1 } });
    expect(sound).toMatchObject({ selected: 1, risks: { longSilent: 1 } });
  });
});

describe('a preview among many customers', () => {
  const PEOPLE = 6000;
  const ofRed: Rule = {
    all: [
      { field: 'tag', op: 'hasAny', value: ['red'] },
      { field: 'title', op: 'is', value: '課長' },
    ],
  };
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await saveAccounts(world.deps.db, [anAccount({ id: 'a', name: '会社' })]);
    await saveCustomers(
      world.deps.db,
      Array.from({ length: PEOPLE }, (_, index) =>
        aCustomer({
          id: `many${index}`,
          email: `m${index}@many.example`,
          accountId: 'a',
          tags: index % 3 === 0 ? ['red'] : [],
          title: index % 6 === 0 ? '係長' : '課長',
        }),
      ),
    );
  }, 120_000);
  afterAll(() => world.close());

  const ask = async (quick: boolean) =>
    routes.previewSegment.answer.parse(
      (
        await world.call('POST', '/segments/preview', {
          segment: { id: 'x', name: named, rule: ofRed },
          ...(quick ? { quick } : {}),
        })
      ).body,
    );
  const TRUTH = PEOPLE / 6;

  it('is a sample with its range at once, then the count of a job that says how far it is', async () => {
    const unknown = await ask(true);
    await world.call('GET', '/segments');
    await world.stack.settle();
    const estimated = await ask(true);
    const begun = await ask(false);
    await world.stack.settle();
    const counted = await ask(true);

    expect(unknown.estimate).toMatchObject({ sampled: 2000 });
    expect(unknown.estimate?.people).toBeUndefined();
    expect(unknown.counting).toBeUndefined();
    expect(estimated.estimate?.people?.of).toBe(PEOPLE);
    expect(estimated.estimate?.people?.low).toBeLessThanOrEqual(TRUTH);
    expect(estimated.estimate?.people?.high).toBeGreaterThanOrEqual(TRUTH);
    expect((estimated.estimate?.people?.high ?? 0) - (estimated.estimate?.people?.low ?? 0)).toBeLessThan(
      400,
    );
    expect(estimated.waves).toEqual([]);
    expect(begun.counting).toEqual({ done: 0, of: 32, isFirst: true });
    expect(begun.estimate).toBeDefined();
    expect(counted.estimate).toBeUndefined();
    expect(counted.selected).toBe(TRUTH);
  });

  it('scales what changes without each part to all of them, and says that it is an estimate', async () => {
    const { without } = await ask(true);

    expect(without.map(({ place, isEstimate }) => [place, isEstimate])).toEqual([
      ['rule.all[0]', true],
      ['rule.all[1]', true],
    ]);
    // Without the tag: 5000 in place of 1000; without the title: 2000.
    expect(Math.abs((without[0]?.more ?? 0) - 4000)).toBeLessThan(300);
    expect(Math.abs((without[1]?.more ?? 0) - 1000)).toBeLessThan(300);
  });
});
