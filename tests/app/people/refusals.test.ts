import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAddress, addressHash } from '../../../app/people/address-store.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  actionLink,
  ask,
  customerOf,
  mailsTo,
  oneClickLink,
  press,
  reply,
  report,
} from '../../support/inbox.ts';
import { MINUTE, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

/** Sales reports 今後連絡不要; answers what takes that back. */
async function refusedBySales(mail: Mail): Promise<() => Promise<void>> {
  await ask(world.stack, mail);
  const aboutThis = (): readonly Mail[] =>
    mailsTo(world.stack, owner).filter(({ tags }) => tags['c'] === customerOf(mail));
  const handoffMail = aboutThis().at(-1);
  if (handoffMail === undefined) throw new Error('no handoff mail');
  await report(world.stack, handoffMail, 'neverContact');
  await world.advance(MINUTE);
  const receipt = aboutThis().findLast(({ text }) => text?.includes('a=undo'));
  if (receipt === undefined) throw new Error('no receipt');
  return async () => {
    expect((await press(world.stack, actionLink(receipt, 'undo'))).status).toBe(200);
  };
}

const own: readonly [string, (mail: Mail, address: string) => Promise<unknown>][] = [
  ['one click', (mail) => press(world.stack, oneClickLink(mail), { 'List-Unsubscribe': 'One-Click' })],
  ['a reply', (mail) => reply(world.stack, mail, { text: '今後のご案内は不要です。' })],
  [
    'the list of the former tool',
    (_, address) => world.importCsv('opt-outs', `メールアドレス\r\n${address}`),
  ],
];

describe('a refusal by the customer', () => {
  it.each(own)('%s stays when sales takes its own back', async (how, refuse) => {
    const name = `own${own.findIndex(([each]) => each === how)}`;
    const address = `${name}@${name}.example`;
    const mail = await given(world, aMailedCustomer(name));
    const undo = await refusedBySales(mail);

    await refuse(mail, address);
    await undo();

    const { standing } = await world.lead(customerOf(mail));
    expect(standing).toMatchObject({
      neverContact: false,
      refused: { how: expect.not.stringMatching(/sales/) },
    });
    const { refusals } = await findAddress(world.deps.db, addressHash(await world.deps.keyring(), address));
    expect(refusals).toHaveLength(1);
  });

  it('of sales goes wholly, also from the address, when nobody else refused', async () => {
    const mail = await given(world, aMailedCustomer('slip'));
    const undo = await refusedBySales(mail);
    await undo();

    expect((await world.lead(customerOf(mail))).standing.refused).toBeUndefined();
    const hash = addressHash(await world.deps.keyring(), 'slip@slip.example');
    expect((await findAddress(world.deps.db, hash)).refusals).toEqual([]);
  });
});
