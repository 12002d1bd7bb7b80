import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

it('of a mail is shown with links of its own, to nobody in particular', async () => {
  await world.people('preview', { email: 'one@preview.example' });
  const before = world.stack.mailbox.mails().length;

  const { status, body } = await world.call('POST', '/mails/preview', {
    template: 'nurture-document',
  });

  expect({ status, body }).toMatchObject({ status: 200, body: { html: expect.stringContaining('/d/') } });
  expect(world.stack.mailbox.mails()).toHaveLength(before);
});
