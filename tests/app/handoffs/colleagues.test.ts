import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, ask, customerOf, mailsTo, mailTo, report } from '../../support/inbox.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

describe('a colleague who joined a handoff', () => {
  it('is held by sales as long as it is open, and is mailed again when it closes', async () => {
    const account = '株式会社同席';
    await world.people(
      'joined',
      { email: 'a@joined.example', account },
      { email: 'b@joined.example', account },
    );
    await world.launch('joined');
    const [a, b] = [mailTo(world.stack, 'a@joined.example'), mailTo(world.stack, 'b@joined.example')];
    await ask(world.stack, a);
    await ask(world.stack, b);
    const staff = mailTo(world.stack, owner);
    await answer(world.stack, staff, 'accept');
    await world.advance(15 * DAY);
    await world.dispatch();
    expect((await world.lead(customerOf(b))).standing.openHandoffId).toBeDefined();
    expect(mailsTo(world.stack, 'b@joined.example')).toHaveLength(1);

    await report(world.stack, staff, 'gathering');
    await world.advance(MINUTE);
    expect((await world.lead(customerOf(b))).standing.openHandoffId).toBeUndefined();
    await world.advance(4 * DAY);
    await world.dispatch();
    expect(mailsTo(world.stack, 'b@joined.example')).toHaveLength(2);
  });
});
