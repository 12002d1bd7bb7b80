import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '../../../app/timeline/timeline-store.ts';
import { customerOf, documentLink } from '../../support/inbox.ts';
import { MINUTE, SECOND } from '../../support/rekindle.ts';
import { clickEvent, openEvent } from '../../support/ses-events.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

describe('that somebody engaged', () => {
  it('is said once a group, for whoever waits for it, and not of an open', async () => {
    const mail = await given(world, aMailedCustomer('engaged'));
    const after = (seconds: number): Date => new Date(mail.at.getTime() + seconds * SECOND);
    const clicked = clickEvent(mail, after(400), documentLink(mail));
    await world.advance(20 * MINUTE);

    world.stack.putEvents([openEvent(mail, after(390)), clicked]);
    await world.stack.settle();
    world.stack.putEvents([clicked, clickEvent(mail, after(900), documentLink(mail))]);
    await world.stack.settle();

    const facts = await findFacts(world.deps.db, customerOf(mail));
    expect(facts.filter(({ kind }) => kind === 'engaged')).toMatchObject([
      {
        act: 'click',
        messageId: mail.tags['m'],
        verdict: 'human',
        group: expect.stringContaining('#click#'),
      },
    ]);
  });
});
