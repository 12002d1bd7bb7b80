import { afterEach, describe, expect, it } from 'vitest';
import { findQuarantined } from '../../../platform/dynamodb/quarantine.ts';
import { silence, strikes } from '../../support/faults.ts';
import { ask, mailsTo } from '../../support/inbox.ts';
import { HOUR, MINUTE, owner, otherOwner, segmentOf } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const open = async (): Promise<void> => {
  world = await openWorld({ tickMinutes: 1, isAlwaysOpen: true, canFail: true });
};
const paused = { kind: 'error', status: 400, type: 'SendingPausedException' } as const;
const throttled = { kind: 'error', status: 429, type: 'TooManyRequestsException' } as const;
const sends = ({ operation }: { readonly operation: string }): boolean => operation === 'SendEmail';
const LONG = 120_000;

/** A campaign over so many people p@NAME-n.example, launched. */
async function launched(name: string, people: number): Promise<void> {
  const emails = Array.from({ length: people }, (_, n) => ({ email: `p@${name}-${n}.example` }));
  await world.people(name, ...emails);
  await world.call('POST', '/campaigns', { name, segment: segmentOf(name), continuous: false });
  await world.stack.settle();
  await world.dispatch();
}
const mailed = (name: string) => world.stack.mailbox.mails().filter(({ to }) => to[0]?.includes(`@${name}-`));

describe('while SES takes no mail, nothing is used up', () => {
  it(
    'mails that hand hot customers over reach sales once it is mended',
    async () => {
      await open();
      const mails = [];
      for (let n = 0; n < 6; n++) mails.push(await given(world, aMailedCustomer(`lead${n}`)));
      await world.advance(MINUTE);
      world.failWhen(strikes('before', sends, paused, Infinity).hook);
      for (const mail of mails) await ask(world.stack, mail);
      await world.advance(HOUR);
      world.failWhen(undefined);
      await world.advance(HOUR);

      const told = [owner, otherOwner].flatMap((to) => mailsTo(world.stack, to));
      expect(new Set(told.map(({ tags }) => tags['c'])).size).toBe(6);
    },
    LONG,
  );

  it(
    "steps that only the minute's probe tries go on by themselves",
    async () => {
      await open();
      world.failWhen(strikes('before', sends, paused, Infinity).hook);
      await launched('stopped', 2);
      await world.advance(HOUR);
      world.failWhen(undefined);
      await world.advance(HOUR);

      expect(await findQuarantined(world.deps.db)).toEqual([]);
      expect(mailed('stopped')).toHaveLength(2);
    },
    LONG,
  );

  it(
    'mails whose answer was lost keep nobody from finding out that it takes mails again',
    async () => {
      await open();
      let tried = 0;
      world.failWhen((call) =>
        call.phase === 'before' && sends(call) ? (tried++ < 12 ? silence : paused) : undefined,
      );
      await launched('lost', 40);
      await world.advance(90 * MINUTE);
      world.failWhen(undefined);
      await world.advance(10 * MINUTE);

      expect(mailed('lost').length).toBeGreaterThan(0);
    },
    LONG,
  );
});

it('a lease for which SES was only busy does not count', async () => {
  await open();
  world.failWhen(strikes('before', sends, throttled, 9).hook);
  await launched('busy', 3);

  expect((await world.dump()).filter((item) => 'leases' in item)).toEqual([]);
});
