import { aCaller } from '../support/a-caller.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dismissContactChange } from '../../../app/people/contact-changes.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { contactChangeRoutes } from '../../../contract/contact-changes.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { customerOf, mailsTo, mailTo, reply } from '../../support/inbox.ts';
import { DAY, owner } from '../../support/rekindle.ts';
import { idsByAddress } from '../../support/stored.ts';
import { openSiteCompany } from '../support/site-company.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openSiteCompany();
});
afterAll(() => world.close());

const list = async () =>
  contactChangeRoutes.listContactChanges.answer.parse((await world.call('GET', '/contacts/changes')).body)
    .changes;
const openOf = async (id: string) => (await list()).find(({ customerId }) => customerId === id);
const accept = (id: string, body: object) => world.call('POST', `/contacts/changes/${id}/accept`, body);
const dismiss = (id: string) => world.call('POST', `/contacts/changes/${id}/dismiss`);

/** Somebody who got the first of two mails. */
async function mailed(tag: string): Promise<Mail> {
  await world.people(tag, { email: `${tag}@${tag}.example`, name: `山田 ${tag}` });
  const guide = { template: 'nurture-document', assetId: 'guide' };
  await world.launch(tag, {
    steps: [
      { ...guide, afterDays: 0 },
      { template: 'nurture-case-study', afterDays: 10 },
    ],
  });
  return mailTo(world.stack, `${tag}@${tag}.example`);
}
const automatic = (mail: Mail, text: string, more: object = {}): Promise<void> =>
  reply(world.stack, mail, { text, headers: { 'Auto-Submitted': 'auto-replied' }, ...more });
const later = async (days: number): Promise<void> => {
  await world.advance(days * DAY);
  await world.dispatch();
};
const gone = (tag: string): string =>
  `山田は3月31日をもちまして退職いたしました。\n後任：購買課 鈴木 一郎\nsuzuki@${tag}.example\n私の連絡先は yamada@elsewhere.example です。`;

describe('a person who says that somebody else has their work now', () => {
  it('makes no request: mails wait, and the owner is asked about the successor', async () => {
    const mail = await mailed('writes');

    await reply(world.stack, mail, {
      text: 'お世話になっております。\n担当が変わりました。後任は鈴木 一郎（suzuki@writes.example）です。',
    });
    await later(20);

    expect(await openOf(customerOf(mail))).toMatchObject({
      how: 'moved',
      successor: { email: 'suzuki@writes.example' },
    });
    expect((await world.lead(customerOf(mail))).handoffs).toEqual([]);
    expect(mailsTo(world.stack, 'writes@writes.example')).toHaveLength(1);
  });

  it('who asks for something besides makes a request', async () => {
    const mail = await mailed('asksalso');

    await reply(world.stack, mail, { text: '山田は異動し、私が担当になりました。見積をお願いします。' });

    expect((await world.lead(customerOf(mail))).handoffs).toMatchObject([{ rank: 'A', isRequest: true }]);
  });
});

describe('an automatic reply that says somebody has left', () => {
  it('stops mails at once, asks the owner, and shows the successor as the reply names them; nobody is added', async () => {
    const mail = await mailed('leaves');
    const id = customerOf(mail);

    await automatic(mail, `${gone('leaves')}\n\n${mail.text}`);
    await automatic(mail, gone('leaves'));
    await later(20);

    expect(await openOf(id)).toMatchObject({
      how: 'left',
      name: '山田 leaves',
      successor: { name: '鈴木 一郎', email: 'suzuki@leaves.example', others: ['yamada@elsewhere.example'] },
    });
    const { standing, facts, engagements } = await world.lead(id);
    expect(standing.contactChangeSince).toBeDefined();
    expect(facts.filter(({ kind }) => kind === 'contactChange')).toMatchObject([
      { did: 'noticed', how: 'left' },
    ]);
    expect(engagements).toEqual([]);
    expect(mailsTo(world.stack, 'leaves@leaves.example')).toHaveLength(1);
    expect(mailsTo(world.stack, owner).filter(({ subject }) => /leaves/.test(subject))).toHaveLength(1);
    const told = mailTo(world.stack, owner, /leaves/).text ?? '';
    expect(told).toContain('担当者変更');
    expect(told).toContain('/contacts/changes');
    expect((await idsByAddress(world)).has('suzuki@leaves.example')).toBe(false);
    expect(await world.verify()).toEqual([]);
  });

  it('confirmed, ends mails for good; the successor is of the same company and is never mailed without a ground', async () => {
    const mail = await mailed('confirmed');
    const id = customerOf(mail);
    await automatic(mail, gone('confirmed'));
    const answer = await accept(id, { successor: { name: '鈴木 一郎', email: 'suzuki@confirmed.example' } });
    const again = await accept(id, { successor: { name: '鈴木 一郎', email: 'suzuki@confirmed.example' } });
    await later(20);

    const { successorId } = contactChangeRoutes.acceptContactChange.answer.parse(answer.body);
    expect([answer.status, again.status]).toEqual([200, 200]);
    expect(again.body).toMatchObject({ successorId, isNew: false });
    const former = await findCustomer(world.deps.db, id);
    expect(await findCustomer(world.deps.db, successorId ?? '')).toMatchObject({
      fullName: '鈴木 一郎',
      accountId: former?.accountId,
      consentBasis: 'unknown',
    });
    expect(await openOf(id)).toBeUndefined();
    const { standing, facts } = await world.lead(id);
    expect(standing).toMatchObject({ leftCompany: true });
    expect(standing.contactChangeSince).toBeUndefined();
    expect(
      facts.filter(({ kind }) => kind === 'contactChange').map((fact) => Reflect.get(fact, 'did')),
    ).toEqual(['noticed', 'accepted']);
    expect(mailsTo(world.stack, 'suzuki@confirmed.example')).toEqual([]);
    expect(mailsTo(world.stack, 'confirmed@confirmed.example')).toHaveLength(1);
    expect(await world.verify()).toEqual([]);
  });

  it('dismissed, lets mails go on, and is not asked again in the same words, but in others', async () => {
    const mail = await mailed('stays');
    const id = customerOf(mail);
    await automatic(mail, '後任は鈴木です。', { from: 'stays@stays.example' });
    const dismissed = await dismiss(id);
    await later(15);
    const second = mailsTo(world.stack, 'stays@stays.example').at(-1) ?? mail;
    await automatic(second, '後任は 鈴木です。');
    const asked = await openOf(id);
    await automatic(second, '人事部に異動いたしました。');

    expect(dismissed.status).toBe(200);
    expect(mailsTo(world.stack, 'stays@stays.example')).toHaveLength(2);
    expect(asked).toBeUndefined();
    expect(await openOf(id)).toMatchObject({ how: 'moved', words: '人事部に異動いたしました。' });
    expect((await dismiss(id)).status).toBe(200);
    expect((await accept(id, {})).status).toBe(409);
  });

  it('can be taken back after it was confirmed', async () => {
    const mail = await mailed('returns');
    const id = customerOf(mail);
    await automatic(mail, gone('returns'));
    await accept(id, {});
    const answer = await dismiss(id);

    expect(answer.status).toBe(200);
    expect((await world.lead(id)).standing).toMatchObject({ leftCompany: false });
  });
});

describe('no task comes', () => {
  it.each([
    ['of an absence', '8月16日まで夏季休業のため不在です。緊急の場合は鈴木までご連絡ください。', {}],
    ['of the words of our own mail', '不在です。\n\n', {}],
    [
      'of a colleague to whom our mail was forwarded',
      '退職いたしました。後任は佐藤です。',
      { from: 'colleague@quiet.example' },
    ],
    ['of one of ours', '退職いたしました。後任は佐藤です。', { from: 'sato@ours.example' }],
    [
      'of a list',
      '退職いたしました。',
      { headers: { 'Auto-Submitted': 'auto-generated', 'List-Id': '<news.example>' } },
    ],
  ])('%s', async (name, text, more) => {
    const tag = `quiet${String(name.length)}`;
    const mail = await mailed(tag);
    await automatic(mail, `${text}${name.includes('our own') ? (mail.text ?? '') : ''}`, more);
    expect(await openOf(customerOf(mail))).toBeUndefined();
    expect((await world.lead(customerOf(mail))).standing.contactChangeSince).toBeUndefined();
  });

  it('and nothing is known of somebody of whom nothing was said', async () => {
    const mail = await mailed('unsaid');
    expect((await accept(customerOf(mail), {})).status).toBe(404);
    expect((await dismiss('nobody')).status).toBe(404);
    expect((await accept(customerOf(mail), { successor: {} })).status).toBe(422);
  });
});

it('is the owner’s own to decide, and nobody else’s in sales', async () => {
  const mail = await mailed('others');
  const id = customerOf(mail);
  await automatic(mail, gone('others'));
  const somebody = aCaller({ memberId: 'x', sees: { own: { id: 'x' } } });
  const input = { params: { id }, query: {}, body: undefined };

  await expect(dismissContactChange(world.deps)(input, somebody)).rejects.toThrow(/not yours/);
  const theirs = contactChangeRoutes.listContactChanges.own?.(
    { changes: await list(), hasMore: false },
    { id: 'x' },
  );
  expect(theirs?.changes).toEqual([]);
});
