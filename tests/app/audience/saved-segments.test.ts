import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { problemSchema } from '../../../contract/problem.ts';
import { createCampaign, findCampaign } from '../../../app/sequences/campaign-store.ts';
import type { Rule } from '../../../domain/audience/rule.ts';
import { aCampaign } from '../../builders/views.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true, tickMinutes: 720 });
  await world.people('red', { email: 'r1@red.example' }, { email: 'r2@red.example' });
  await world.people('blue', { email: 'b1@blue.example' });
});
afterAll(() => world.close());

const ofTag = (...tags: readonly string[]): Rule => ({
  all: [{ field: 'tag', op: 'hasAny', value: [...tags] }],
});
const named = (name: string) => ({ ja: name, en: name });

/** As a browser sends it: with the tag of what was read. */
async function send(method: string, path: string, body?: object, ifMatch?: string) {
  const response = await fetch(`${world.stack.urls.api}${path}?lang=en`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: await response.json(),
  };
}
const saved = async (id: string, rule: Rule) => {
  const answer = await send('POST', '/segments', { id, name: named(id), rule });
  return { ...answer, view: routes.createSegment.answer.parse(answer.body) };
};
const night = async (): Promise<void> => {
  await world.stack.invoke('AudienceSelectAudience', {});
  await world.stack.settle();
};
const listed = async () =>
  routes.listSegments.answer.parse((await world.call('GET', '/segments')).body).segments;
const problem = ({ body }: { readonly body: unknown }) => problemSchema.parse(body);

describe('a saved segment', () => {
  it('is counted in the list beside the ready-made ones, by the name of its own', async () => {
    const { status, view } = await saved('reds', ofTag('red'));
    const all = await listed();

    expect(status).toBe(201);
    expect(view).toMatchObject({
      segment: { id: 'reds', version: 1, rule: ofTag('red') },
      isReadyMade: false,
      versions: [{ version: 1 }],
      usedBy: [],
    });
    expect(all[0]?.segment.id).toBe('all-dormant');
    expect(all.find(({ segment }) => segment.id === 'reds')).toMatchObject({ selected: 2 });
  });

  it('becomes its next version when it is changed, and the versions before stay as they were', async () => {
    const { etag } = await saved('turning', ofTag('red'));

    const changed = await send(
      'PUT',
      '/segments/turning',
      { name: named('turned'), rule: ofTag('blue') },
      etag,
    );
    const again = await send('PUT', '/segments/turning', { name: named('turned'), rule: ofTag('blue') });
    const first = await send('GET', '/segments/turning/versions/1');
    const third = await send('GET', '/segments/turning/versions/3');

    expect([changed.status, changed.etag]).toEqual([200, '"v2"']);
    expect(again.etag).toBe('"v2"');
    expect(first.body).toMatchObject({ segment: { version: 1, name: named('turning'), rule: ofTag('red') } });
    expect(problem(third)).toMatchObject({
      code: 'unknown-version',
      detail: expect.stringContaining('2, 1'),
    });
  });

  it('is not written over by somebody who had read the version before', async () => {
    const { etag } = await saved('shared', ofTag('red'));
    await send('PUT', '/segments/shared', { name: named('first'), rule: ofTag('red') }, etag);

    const late = await send('PUT', '/segments/shared', { name: named('second'), rule: ofTag('blue') }, etag);

    expect(late.status).toBe(412);
    expect(problem(late).stale).toMatchObject({ tag: 'v2', present: { name: named('first') } });
    expect((await send('GET', '/segments/shared')).body).toMatchObject({ segment: { name: named('first') } });
  });

  it('is changed by one of two who save at the same moment', async () => {
    const { etag } = await saved('raced', ofTag('red'));

    const both = await Promise.all(
      ['one', 'two'].map((name) =>
        send('PUT', '/segments/raced', { name: named(name), rule: ofTag('red') }, etag),
      ),
    );

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  it('with a rule that is none is refused by place, value and remedy, and nothing is saved', async () => {
    const wrong = { all: [{ any: [{ field: 'industy', op: 'is', value: 'x' }] }] };

    const answers = [
      await send('POST', '/segments', { id: 'wrong', name: named('wrong'), rule: wrong }),
      await send('POST', '/segments/preview', { segment: { id: 'wrong', name: named('w'), rule: wrong } }),
      await send('POST', '/campaigns', { name: 'w', segment: { id: 'w', name: named('w'), rule: wrong } }),
    ];

    for (const answer of answers) {
      expect([answer.status, problem(answer).code]).toEqual([422, 'rule']);
      expect(problem(answer).errors?.[0]).toMatchObject({ place: 'rule.all[0].any[0].field' });
      expect(problem(answer).detail).toContain('Did you mean industry?');
    }
    expect((await send('GET', '/segments/wrong')).status).toBe(404);
  });

  it('takes no id that is there already, and a ready-made one is changed by its copy', async () => {
    await saved('taken', ofTag('red'));

    const twice = await send('POST', '/segments', { id: 'taken', name: named('x'), rule: ofTag('red') });
    const ready = await send('PUT', '/segments/lapsed', { name: named('x'), rule: ofTag('red') });
    const copy = await send('POST', '/segments/lapsed/clone', {});
    const view = routes.cloneSegment.answer.parse(copy.body);

    expect(problem(twice).code).toBe('segment-taken');
    expect(problem(ready)).toMatchObject({ code: 'ready-made', detail: expect.stringContaining('Clone it') });
    expect(copy.status).toBe(201);
    expect(view.segment).toMatchObject({
      name: { ja: '取引途絶の複製', en: 'Copy of Lapsed customers' },
      rule: { all: [{ field: 'dormancy', op: 'is', value: 'lapsed' }] },
    });
  });

  it('is made by the first save under an id, unless somebody had read one that is gone', async () => {
    const body = { name: named('fresh'), rule: ofTag('red') };

    const first = await send('PUT', '/segments/fresh', body);
    const gone = await send('PUT', '/segments/never', body, '"v3"');
    const wrong = await send('PUT', '/segments/Not%20an%20id', body);

    expect([first.status, first.etag]).toEqual([200, '"v1"']);
    expect(gone.status).toBe(404);
    expect(problem(wrong)).toMatchObject({
      code: 'segment-id',
      detail: expect.stringContaining('"Not an id"'),
    });
  });

  it('is noted in the audit log with what it said before', async () => {
    const { etag } = await saved('noted', ofTag('red'));
    await send('PUT', '/segments/noted', { name: named('noted'), rule: ofTag('blue') }, etag);

    const { lines } = routes.listAudit.answer.parse((await world.call('GET', '/audit?limit=100')).body);
    const line = lines.find(({ route, thing }) => route === 'changeSegment' && thing === 'noted');

    expect(line).toMatchObject({ kind: 'segments' });
    expect(JSON.stringify(line?.changes)).toMatch(/red.*blue/);
  });
});

describe('a campaign on a saved segment', () => {
  it('keeps the rule and the version that it was launched with, and by night takes in whom that selects', async () => {
    const { etag } = await saved('frozen', ofTag('green'));
    await world.people('green', { email: 'g1@green.example' });
    const launched = routes.launchCampaign.answer.parse(
      (await world.call('POST', '/campaigns', { name: 'frozen', segmentId: 'frozen' })).body,
    ).campaign;
    await world.stack.settle();
    await send('PUT', '/segments/frozen', { name: named('frozen'), rule: ofTag('red', 'blue') }, etag);
    await world.people('green', { email: 'g2@green.example' });
    await night();

    const campaign = await findCampaign(world.deps.db, launched.id);
    const { counts } = (await world.kpis(launched.id)).all;

    expect(campaign?.segment).toMatchObject({ id: 'frozen', version: 1, rule: ofTag('green') });
    expect(counts.enrolled).toBe(2);
  });

  it('keeps it from being removed, by name, until it has ended; its versions stay', async () => {
    await saved('used', ofTag('blue'));
    const { campaign } = routes.launchCampaign.answer.parse(
      (await world.call('POST', '/campaigns', { name: 'spring', segmentId: 'used', mayOverlap: true })).body,
    );

    const refused = await send('DELETE', '/segments/used');
    const inView = await send('GET', '/segments/used');
    await world.call('POST', `/campaigns/${campaign.id}/end`);
    const removed = await send('DELETE', '/segments/used');
    const gone = await send('GET', '/segments/used');
    const before = await send('GET', '/segments/used/versions/1');
    const anew = await saved('used', ofTag('red'));

    expect(problem(refused)).toMatchObject({
      code: 'segment-in-use',
      detail: expect.stringContaining('"spring"'),
    });
    expect(inView.body).toMatchObject({ usedBy: [{ name: 'spring', version: 1 }] });
    expect([removed.status, gone.status, before.status]).toEqual([200, 404, 200]);
    expect(anew.view.segment.version).toBe(3);
  });

  it('of release 0.4 and before, whose segment has conditions, goes on taking people in', async () => {
    const old = aCampaign({
      id: 'former',
      mayOverlap: true,
      segment: { id: 'tag-red', name: named('red'), conditions: [{ field: 'tag', oneOf: ['red'] }] },
      launchedAt: world.stack.now().toISOString(),
    });
    await createCampaign(world.deps.db, old);
    await night();

    expect((await world.kpis('former')).all.counts.enrolled).toBe(2);
  });
});
