import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStanding } from '../../../app/people/customer-store.ts';
import { findFacts } from '../../../app/timeline/timeline-store.ts';
import { routes } from '../../../contract/api.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { customerOf, mailsTo } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { openWorld, type World } from '../support/world.ts';
import { aMailedCustomer, given } from '../support/given.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const emailOf = (tag: string): string => `${tag}@${tag}.example`;
const isDead = async (id: string): Promise<boolean> =>
  holdsOf(await loadStanding(world.deps.db, id, world.stack.now().toISOString())).undeliverable !== undefined;
const confirm = (id: string, because: string) =>
  world.call('POST', `/contacts/${id}/confirm-address`, { because });

/** Somebody whose mail server returned a mail, for good as it said: SES sends nothing there any more. */
async function returned(tag: string): Promise<string> {
  world.stack.mailbox.setOutcome((address) => (address === emailOf(tag) ? 'bounce-permanent' : 'deliver'));
  const mail = await given(world, aMailedCustomer(tag, { name: `${tag} 太郎`, account: `株式会社${tag}` }));
  await world.advance(DAY);
  world.stack.mailbox.setOutcome(() => 'deliver');
  expect(await isDead(customerOf(mail))).toBe(true);
  return customerOf(mail);
}

describe('an address that returned a mail, and works', () => {
  it('is mailed again once somebody says so, and why: SES holds it back no more', async () => {
    const id = await returned('works');

    expect((await confirm(id, ' ')).status).toBe(422);
    expect((await confirm(id, '電話で確認')).status).toBe(200);
    expect(await isDead(id)).toBe(false);
    await world.people('works-again', { email: emailOf('works') });
    await world.launch('works-again');
    await world.advance(30 * DAY);

    expect(mailsTo(world.stack, emailOf('works')).map(({ status }) => status)).toEqual([
      'bounced',
      'delivered',
    ]);
    expect(
      (await findFacts(world.deps.db, id)).find(({ kind }) => kind === 'addressConfirmed'),
    ).toMatchObject({ because: '電話で確認' });
    const { lines } = routes.listAudit.answer.parse((await world.call('GET', '/audit')).body);
    expect(lines.find(({ route }) => route === 'confirmAddress')?.changes).toEqual(
      expect.arrayContaining([{ field: 'because', after: '電話で確認' }]),
    );
    expect(await world.verify()).toEqual([]);
  });

  it('is confirmed once: there is nothing to say of one that works, or of nobody', async () => {
    const id = await returned('once');
    await confirm(id, '電話で確認');
    const again = await confirm(id, '電話で確認');
    expect([again.status, JSON.stringify(again.body)]).toEqual([
      409,
      expect.stringContaining('nothing-returned'),
    ]);
    expect((await confirm('nobody', '電話で確認')).status).toBe(404);
  });

  it('of somebody who unsubscribed or complained stays as it is', async () => {
    const id = await returned('angry');
    const [mail] = mailsTo(world.stack, emailOf('angry'));
    if (mail === undefined) throw new Error('no mail');
    world.stack.putEvents([
      otherEvent(mail, 'Complaint', { timestamp: mail.at.toISOString(), complaintFeedbackType: 'abuse' }),
    ]);
    await world.stack.settle();

    const answer = await confirm(id, '電話で確認');
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([409, expect.stringContaining('refuses')]);
    expect(await isDead(id)).toBe(true);
  });
});
