import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailTo, oneClickLink, press } from '../../support/inbox.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

const list =
  '会社名,氏名,メールアドレス,担当,最終接触日\r\n株式会社誤,誤 太郎,p@mistaken.example,佐藤 誠,2025-01-15';

describe('a list of customers given as opt-outs', () => {
  it('is not taken, says what would have happened, and is taken when a person says so', async () => {
    const send = (query: string) =>
      world.call('POST', `/imports/opt-outs?file=list.csv${query}`, new TextEncoder().encode(list));
    expect(await send('')).toMatchObject({ status: 422, body: { code: 'file-wrongKind' } });

    const mapping = encodeURIComponent(JSON.stringify({ メールアドレス: 'email' }));
    expect(await send(`&mapping=${mapping}`)).toMatchObject({ body: { counts: { created: 1 } } });
  });

  it('is taken back: of each address what the list said, and no refusal of the customer’s own', async () => {
    const [own, other] = [
      await given(world, aMailedCustomer('ownrefusal')),
      await given(world, aMailedCustomer('listed')),
    ];
    await press(world.stack, oneClickLink(own), { 'List-Unsubscribe': 'One-Click' });
    const file = 'メールアドレス\r\nownrefusal@ownrefusal.example\r\nlisted@listed.example';
    await world.importCsv('opt-outs', file);
    expect((await world.lead(other.tags['c'] ?? '')).standing.refused).toBeDefined();

    expect(await world.importCsv('opt-outs', file, '&undo=1')).toMatchObject({ counts: { updated: 2 } });
    expect((await world.lead(own.tags['c'] ?? '')).standing.refused).toMatchObject({ how: 'one-click' });
    expect((await world.lead(other.tags['c'] ?? '')).standing.refused).toBeUndefined();
  });
});

describe('two campaigns over the same people', () => {
  it('mail them once: who is in one is left out of the other, and counted, unless it is launched so', async () => {
    await world.people('overlap', { email: 'p@overlap.example' });
    await world.launch('overlap');
    mailTo(world.stack, 'p@overlap.example');
    const preview = await world.call('POST', '/segments/preview', { segment: segmentOf('overlap') });
    expect(preview.body).toMatchObject({
      selected: 0,
      excluded: [{ because: 'inOtherCampaign', count: 1, label: '別の施策で配信中' }],
    });

    const launch = (more: object) =>
      world.call('POST', '/campaigns', {
        name: 'again',
        segment: segmentOf('overlap'),
        continuous: false,
        ...more,
      });
    const both = { segment: segmentOf('overlap'), mayOverlap: true };
    expect((await world.call('POST', '/segments/preview', both)).body).toMatchObject({
      selected: 1,
      excluded: [],
    });
    expect((await launch({})).status).toBe(409);
    expect((await launch({ mayOverlap: true })).status).toBe(201);
    await world.stack.settle();
    const enrolments = (await world.dump()).filter(
      ({ sk, customerId }) => String(sk).startsWith('ENROLMENT#') && customerId !== undefined,
    );
    const id = await idOf(world, 'p@overlap.example');
    expect(enrolments.filter(({ customerId }) => customerId === id)).toHaveLength(2);
  });
});
