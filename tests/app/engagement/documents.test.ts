import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentLink } from '../../support/inbox.ts';
import { mailedGuide } from '../support/site-company.ts';
import { openWorld, type World } from '../support/world.ts';

const guide = {
  id: 'guide',
  kind: 'document',
  title: { ja: '見直し手順', en: 'Guide' },
  points: { ja: ['手順'], en: ['Steps'] },
  url: 's3://documents/guides/stock.pdf',
};
const offer = (more: object = {}) =>
  world.call('PUT', '/settings', { assets: [{ ...guide, ...more }] }, 'en');

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await offer();
});
afterAll(() => world.close());

it('a document in our own bucket is given by an address that is signed for whoever pressed the button', async () => {
  const mail = await mailedGuide(world, 'bucket');

  const answer = await fetch(documentLink(mail), { method: 'POST' });

  expect(await answer.text()).toContain('/objects/guides/stock.pdf');
});

it('a document that is offered no more opens from mails that went out, and nothing new leads to it', async () => {
  const mail = await mailedGuide(world, 'withdrawn');
  await offer({ isWithdrawn: true });

  const opened = await fetch(documentLink(mail), { method: 'POST' });
  const launched = await world.call(
    'POST',
    '/campaigns',
    {
      name: 'anew',
      steps: [{ template: 'nurture-document', afterDays: 0, assetId: 'guide' }],
      topic: { ja: '在庫', en: 'stock' },
    },
    'en',
  );

  expect(await opened.text()).toContain('/objects/guides/stock.pdf');
  expect([launched.status, JSON.stringify(launched.body)]).toEqual([
    422,
    expect.stringContaining('is offered no more'),
  ]);
  await offer();
});
