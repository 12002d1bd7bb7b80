import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import { addressHash, findAddress } from '../../../app/people/address-store.ts';
import { findDead } from '../../../app/people/dead-address-store.ts';
import { loadStanding } from '../../../app/people/customer-store.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { customerOf } from '../../support/inbox.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { idOf } from '../../support/stored.ts';
import { mergesIn } from '../support/merges.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openSiteCompany();
});
afterAll(() => world.close());

const { merge, undo, search } = mergesIn(() => world);
const holdsNow = async (id: string) =>
  holdsOf(await loadStanding(world.deps.db, id, world.stack.now().toISOString()));
const isDead = async (id: string) => (await holdsNow(id)).undeliverable !== undefined;
const isRefused = async (id: string) => (await holdsNow(id)).refused !== undefined;
const refusalsAt = async (email: string) =>
  (await findAddress(world.deps.db, addressHash(await world.deps.keyring(), email))).refusals.map(
    ({ how }) => how,
  );

/** What SES tells days later. */
async function comes(
  mail: Mail,
  type: 'Bounce' | 'Complaint',
  without: readonly string[] = [],
): Promise<void> {
  const timestamp = world.stack.now().toISOString();
  const event = otherEvent(
    mail,
    type,
    type === 'Bounce'
      ? { timestamp, bounceType: 'Permanent', bounceSubType: 'General' }
      : { timestamp, complaintFeedbackType: 'abuse' },
  );
  const told: unknown = JSON.parse(
    JSON.stringify(event.detail, (name, value: unknown) => (without.includes(name) ? undefined : value)),
  );
  world.stack.putEvents([{ ...event, detail: told }]);
  await world.stack.settle();
}

const head = '顧客ID,会社名,氏名,メールアドレス,配信の根拠';

/** The person whose number is TAG has this address. */
const correct = (tag: string, email: string) =>
  world.importCsv('customers', `${head}\n${tag},株式会社${tag},${tag} 太郎,${email},名刺`);

/** The person whose number is TAG, mailed at `TAG@TAG.example`. */
async function mailed(tag: string): Promise<Mail> {
  await correct(tag, `${tag}@${tag}.example`);
  return mailedGuide(world, tag, { name: `${tag} 太郎`, account: `株式会社${tag}` });
}

describe('what comes back late, when the person has another address', () => {
  it('a bounce says nothing of the new one, and is remembered of the one that was mailed', async () => {
    const mail = await mailed('late');
    const id = customerOf(mail);
    await correct('late', 'right@late.example');

    await comes(mail, 'Bounce');
    expect([await idOf(world, 'right@late.example'), await isDead(id)]).toEqual([id, false]);

    const keyring = await world.deps.keyring();
    const deadAt = await findDead(world.deps.db, keyring, ['late@late.example', 'right@late.example']);
    expect([deadAt('late@late.example').length, deadAt('right@late.example').length]).toEqual([1, 0]);
    expect(await world.verify()).toEqual([]);
  });

  it('a bounce that does not name its address is of the one that the person has, as it was read before', async () => {
    const mail = await mailed('nameless');
    await correct('nameless', 'right@nameless.example');

    await comes(mail, 'Bounce', ['destination']);
    expect(await isDead(customerOf(mail))).toBe(true);
  });

  it('a complaint is of the person, and stands at the address that was mailed', async () => {
    const mail = await mailed('cross');
    await correct('cross', 'right@cross.example');

    await comes(mail, 'Complaint');
    expect(await isRefused(customerOf(mail))).toBe(true);
    expect(await refusalsAt('cross@cross.example')).toEqual(['complaint']);
  });
});

describe('what comes back late, when two records were merged', () => {
  /** The record that was mailed is merged into one that is mailed elsewhere. */
  async function merged(tag: string): Promise<{ readonly mail: Mail; readonly stays: string }> {
    const mail = await mailed(tag);
    await world.importCsv(
      'customers',
      `${head}\n${tag}-2,株式会社${tag},${tag} 太郎,other@${tag}.example,名刺`,
    );
    await search();
    const stays = await idOf(world, `other@${tag}.example`);
    expect((await merge(stays, customerOf(mail))).status).toBe(200);
    await world.stack.settle();
    return { mail, stays };
  }

  it('a complaint ends the mails to the person, wherever they are mailed', async () => {
    const { mail, stays } = await merged('angry');
    await comes(mail, 'Complaint');
    expect([await isRefused(customerOf(mail)), await isRefused(stays)]).toEqual([true, true]);
    expect(await refusalsAt('angry@angry.example')).toEqual(['complaint']);
  });

  it('a bounce of the other address leaves the person, and is there when they are parted', async () => {
    const { mail, stays } = await merged('apart');
    await comes(mail, 'Bounce');
    expect(await isDead(stays)).toBe(false);

    expect((await undo(customerOf(mail))).status).toBe(200);
    expect([await isDead(customerOf(mail)), await isDead(stays)]).toEqual([true, false]);
  });
});
