import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsTo } from '../../support/inbox.ts';
import { DAY, segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const peopleOf = (tag: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ email: `p${n}@${tag}-${n}.example` }));
const sentTo = (people: readonly { readonly email: string }[]): readonly number[] =>
  people.map(({ email }) => mailsTo(world.stack, email).length);
const launchBody = (tag: string, name: string) => ({ name, segment: segmentOf(tag), continuous: false });

/** Somebody of an industry, silent for long. */
const fileOf = (industry: string): string =>
  [
    '会社名,氏名,メールアドレス,配信の根拠,最終接触日,担当,タグ,業種',
    `株式会社left.example,山田 太郎,stays@left.example,名刺,2025-01-15,佐藤 誠,left,${industry}`,
  ].join('\n');

describe('somebody under way who leaves the segment', () => {
  it('goes on: the segment says who enters, and nothing afterwards (case 73)', async () => {
    const segment = {
      ...segmentOf('left'),
      conditions: [
        { field: 'tag', oneOf: ['left'] },
        { field: 'industry', oneOf: ['製造業'] },
      ],
    };
    await world.importCsv('customers', fileOf('製造業'));
    const id = await world.launch('left', { segment });
    await world.importCsv('customers', fileOf('卸売業'));
    const left = await world.call('POST', '/segments/preview', { segment, mayOverlap: true });
    await world.advance(16 * DAY);

    expect(left.body).toMatchObject({ selected: 0, excluded: [] });
    expect(sentTo([{ email: 'stays@left.example' }])).toEqual([2]);
    expect((await world.kpis(id)).all.counts).toMatchObject({ enrolled: 1, mailed: 1 });
  });
});

describe('a pause that is recorded while mails are on their way', () => {
  it('lets those leave that were claimed, and no other (case 75)', async () => {
    const people = peopleOf('halted', 6);
    await world.people('halted', ...people);
    const { body } = await world.call('POST', '/campaigns', launchBody('halted', 'halted'));
    const id = String(Object(body).campaign.id);
    await world.stack.settle();
    let pausing: Promise<unknown> | undefined;
    // While the first mail stands between its claim and its sending.
    world.failWhen(({ operation, phase }) => {
      if (operation === 'SendEmail' && phase === 'before')
        pausing ??= world.call('POST', `/campaigns/${id}/pause`);
      return undefined;
    });
    await world.dispatch();
    await pausing;
    world.failWhen(undefined);
    const atOnce = sentTo(people);
    await world.advance(15 * DAY);

    expect(pausing).toBeDefined();
    expect(Math.max(...atOnce)).toBe(1);
    expect(sentTo(people)).toEqual(atOnce);
    expect(await world.verify()).toEqual([]);
  });
});

describe('two campaigns that enrol the same people at the same moment', () => {
  it('take each of them once: one lock, one enrolment (case 76)', async () => {
    const people = peopleOf('twice', 12);
    await world.people('twice', ...people);
    const launched = await Promise.all(
      ['one', 'other'].map((name) => world.call('POST', '/campaigns', launchBody('twice', name))),
    );
    await world.stack.settle();
    await world.dispatch();
    const enrolled = await Promise.all(
      launched
        .filter(({ status }) => status === 201)
        .map(async ({ body }) => (await world.kpis(String(Object(body).campaign.id))).all.counts.enrolled),
    );

    expect(launched.map(({ status }) => status)).toEqual([201, 201]);
    expect(enrolled.reduce((sum, each) => sum + each, 0)).toBe(people.length);
    expect(sentTo(people)).toEqual(people.map(() => 1));
  });
});
