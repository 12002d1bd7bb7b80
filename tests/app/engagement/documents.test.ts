import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentLink } from '../../support/inbox.ts';
import { mailedGuide } from '../support/site-company.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await world.call('PUT', '/settings', {
    assets: [
      {
        id: 'guide',
        kind: 'document',
        title: { ja: '見直し手順', en: 'Guide' },
        points: { ja: ['手順'], en: ['Steps'] },
        url: 's3://documents/guides/stock.pdf',
      },
    ],
  });
});
afterAll(() => world.close());

it('a document in our own bucket is given by an address that is signed for whoever pressed the button', async () => {
  const mail = await mailedGuide(world, 'bucket');

  const answer = await fetch(documentLink(mail), { method: 'POST' });

  expect(await answer.text()).toContain('/objects/guides/stock.pdf');
});
