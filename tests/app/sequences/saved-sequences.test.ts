import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sequenceLibrary } from '../../../domain/sequences/library.ts';
import type { Sequence } from '../../../domain/sequences/sequence.ts';
import { mailsTo } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, segmentOf } from '../../support/rekindle.ts';
import { putSavedSequence } from '../../../app/sequences/sequence-store.ts';
import { idOf, stepOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 24 * 60, isAlwaysOpen: true });
});
afterAll(() => world.close());

const own: Sequence = {
  id: 'own',
  name: { ja: '自社の流れ', en: 'Our own' },
  topic: { ja: '在庫', en: 'stock' },
  steps: [
    { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
    { id: 'rest', kind: 'wait', until: { days: 10 } },
    { id: 'cases', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' },
  ],
};
const put = (sequence: unknown, revision?: number, id = 'own') =>
  world.call('PUT', `/sequences/${id}`, { sequence, ...(revision === undefined ? {} : { revision }) });
const ownView = async (): Promise<unknown> =>
  Object((await world.call('GET', '/sequences')).body)['sequences'][0];
/** The subjects of the mails of a dry run, in order. */
const subjectsOf = (tried: unknown): readonly string[] =>
  [Object(tried)['planned']].flat().flatMap(({ subject }: { subject?: string }) => subject ?? []);
const launch = (tag: string, sequenceId: string) =>
  world.call('POST', '/campaigns', { name: tag, segment: segmentOf(tag), sequenceId, continuous: false });

describe('a sequence of the company', () => {
  it('is saved, read again, and never written over unseen', async () => {
    const first = await put(own);
    const blind = await put(own);
    const second = await put({ ...own, endsOnHot: true }, 1);
    const read = await ownView();

    expect(first).toMatchObject({ status: 200, body: { revision: 1, source: 'company', problems: [] } });
    expect(blind.status).toBe(409);
    expect(second).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(read).toMatchObject({ sequence: { ...own, endsOnHot: true }, revision: 2 });
  });

  it('is refused with every place, in both languages, and nothing is kept', async () => {
    const unknownField = await put({ ...own, steps: [{ ...own.steps[0], sbject: 'x' }] }, 2);
    const unreachable = await put({ ...own, steps: [{ id: 'e', kind: 'end' }, ...own.steps] }, 2);
    const unknownAsset = await put(
      { ...own, steps: [{ id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'none' }] },
      2,
    );

    expect(unknownField).toMatchObject({ status: 422 });
    expect(JSON.stringify(unknownField.body)).toContain('sbject');
    expect(unreachable).toMatchObject({
      status: 422,
      body: { errors: [{ place: 'body.sequence.steps.1' }] },
    });
    expect(JSON.stringify(unreachable.body)).toContain('ここには誰も来ません');
    expect(JSON.stringify(unknownAsset.body)).toContain('none');
    expect(await ownView()).toMatchObject({ revision: 2 });
  });

  it('stands before the templates, each of which passes its checks', async () => {
    const shipped = sequenceLibrary({ locale: 'ja', topic: { ja: '', en: '' } });

    expect((await world.call('GET', '/sequences')).body).toMatchObject({
      sequences: [
        { source: 'company', sequence: { id: 'own' } },
        ...shipped.map(({ id }) => ({ source: 'library', sequence: { id }, problems: [] })),
      ],
    });
  });

  it('keeps every version, and says by what it is used', async () => {
    const { body } = await world.call('GET', '/sequences/own');
    const first = await world.call('GET', '/sequences/own/versions/1');
    const missing = await world.call('GET', '/sequences/own/versions/9');
    const template = await world.call('GET', '/sequences/lost-deal');

    expect(body).toMatchObject({
      revision: 2,
      versions: [{ version: 2 }, { version: 1 }],
      usedBy: [],
      approval: { isMissing: false, isYours: false },
    });
    expect(first).toMatchObject({ status: 200, body: { sequence: own } });
    expect(missing.status).toBe(404);
    expect(JSON.stringify(missing.body)).toContain('2, 1');
    expect(template.body).toMatchObject({ source: 'library', versions: [] });
  });

  it('tells the slower of two who was faster, by the tag of the reading', async () => {
    const over = async (tag: string) => {
      const answer = await fetch(`${world.stack.urls.api}/sequences/own`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': `"${tag}"` },
        body: JSON.stringify({ sequence: { ...own, endsOnHot: true } }),
      });
      const body: unknown = await answer.json();
      return { status: answer.status, body };
    };
    const slow = await over('r1');
    const fast = await over('r2');

    expect(slow).toMatchObject({ status: 412, body: { code: 'stale', stale: { tag: 'r2' } } });
    expect(fast).toMatchObject({ status: 200, body: { revision: 3 } });
  });

  it('69 is run ahead of time as it then happens', async () => {
    await world.people('dry', { email: 'dry@dry.example' });
    const customerId = await idOf(world, 'dry@dry.example');
    const planned = await world.call('POST', '/sequences/try', { sequence: own, customerId });
    await launch('dry', 'own');
    await world.stack.settle();
    await world.dispatch();
    for (let day = 0; day < 12; day++) await world.advance(DAY);

    expect(planned.body).toMatchObject({
      planned: [
        { what: 'mail', step: 'guide' },
        { what: 'mail', step: 'cases' },
        { what: 'ended', because: 'finished' },
      ],
    });
    const sent = mailsTo(world.stack, 'dry@dry.example');
    expect(sent).toHaveLength(2);
    expect(subjectsOf(planned.body)).toEqual(sent.map(({ subject }) => subject));
  });
});

describe('a launch', () => {
  it('sends nothing for ten minutes, in which it can be taken back', async () => {
    await world.call('PUT', '/settings', { cancelMinutes: 10 });
    await world.people('cancelled', { email: 'a@cancelled.example' });
    const { body } = await launch('cancelled', 'lost-deal');
    await world.advance(5 * MINUTE);
    await world.dispatch();
    const id = String(Object(Object(body)['campaign'])['id']);
    await world.call('POST', `/campaigns/${id}/end`);
    await world.advance(HOUR);
    await world.dispatch();
    await world.call('PUT', '/settings', { cancelMinutes: 0 });

    expect(mailsTo(world.stack, 'a@cancelled.example')).toEqual([]);
    expect(await stepOf(world, 'a@cancelled.example')).toMatchObject({
      state: 'ended',
      endedBecause: 'cancelled',
    });
  });

  it('waits for a second person where the company asks for one', async () => {
    await world.call('PUT', '/settings', { sequenceApproval: 'another' });
    await world.people('approved', { email: 'a@approved.example' });
    const refused = await launch('approved', 'own');
    const bySelf = await world.call('PUT', '/sequences/own', { revision: 3 });
    await world.call('PUT', '/settings', { sequenceApproval: 'anyone' });

    expect(refused).toMatchObject({ status: 409, body: { code: 'unapproved' } });
    expect(bySelf).toMatchObject({ status: 409, body: { code: 'by-another' } });
  });
});

/** Written by one, approved by another. */
async function approvedByAnother(): Promise<Sequence> {
  const sequence = { ...own, id: 'approved-one' };
  const savedAt = world.stack.now().toISOString();
  await putSavedSequence(world.deps.db, undefined, {
    schemaVersion: 1,
    sequence,
    savedAt,
    savedBy: 'writer',
    revision: 1,
  });
  await world.call('PUT', `/sequences/${sequence.id}`, { revision: 1 });
  return sequence;
}

describe('a launch in other words than were approved', () => {
  it('is refused where a second person has to approve, and says what to do', async () => {
    await world.people('words', { email: 'a@words.example' });
    await world.call('PUT', '/settings', { sequenceApproval: 'another' });
    const savedSequence = await approvedByAnother();
    const given = { segment: segmentOf('words'), sequenceId: savedSequence.id, continuous: false };
    const steps = await world.call('POST', '/campaigns', {
      ...given,
      name: 'steps',
      steps: [{ template: 'nurture-document', afterDays: 0 }],
    });
    const topic = await world.call('POST', '/campaigns', {
      ...given,
      name: 'topic',
      topic: { ja: '別の話題', en: 'something else' },
    });
    const asItStands = await world.call('POST', '/campaigns', {
      ...given,
      name: 'as it stands',
      topic: savedSequence.topic,
    });
    await world.call('PUT', '/settings', { sequenceApproval: 'anyone' });

    expect(steps).toMatchObject({ status: 409, body: { code: 'not-as-approved' } });
    expect(topic).toMatchObject({ status: 409, body: { code: 'not-as-approved' } });
    expect(JSON.stringify(steps.body)).toContain('別の方の承認');
    expect(asItStands.status).toBe(201);
  });
});

describe('an edit of a running campaign', () => {
  it('is shown before it is done, and moves those under way by their step', async () => {
    await world.people('edited', { email: 'a@edited.example' });
    const { body } = await launch('edited', 'own');
    const id = String(Object(Object(body)['campaign'])['id']);
    await world.stack.settle();
    await world.dispatch();
    const steps = [
      own.steps[0],
      { id: 'news', kind: 'mail', template: 'nurture-invitation', assetId: 'webinar' },
    ];
    await put({ ...own, steps }, 3);

    const sequence = { ...own, steps };
    const tried = (underWay: string) =>
      world.call('POST', '/sequences/try', { sequence, campaignId: id, underWay });
    const preview = await tried('move');
    const stays = await tried('stay');
    const edit = { sequenceId: 'own', underWay: 'move', version: 1 };
    const published = await world.call('POST', `/campaigns/${id}/edit`, edit);
    const again = await world.call('POST', `/campaigns/${id}/edit`, edit);
    for (let day = 0; day < 14; day++) await world.advance(DAY);

    expect(preview.body).toMatchObject({
      problems: [],
      edit: { stays: 0, ends: 0, moves: [{ from: 'rest', to: 'news', people: 1 }] },
    });
    expect(stays.body).toMatchObject({ edit: { stays: 1, ends: 0, moves: [] } });
    expect(published).toMatchObject({ status: 200, body: { version: 2 } });
    expect(again).toMatchObject({ status: 409 });
    expect(await stepOf(world, 'a@edited.example')).toMatchObject({
      state: 'done',
      sequenceVersion: 2,
      path: [{ id: 'guide' }, { id: 'news' }],
    });
    expect(await world.verify()).toEqual([]);
  });
});
