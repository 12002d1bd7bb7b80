import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '../../../app/timeline/timeline-store.ts';
import { routes } from '../../../contract/api.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { consultationLink, customerOf, mailsTo, mailTo, press, reply } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { openSiteCompany } from '../support/site-company.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openSiteCompany();
});
afterAll(() => world.close());

const marketing = 'marketing@mirai-zaiko.example';
const emailOf = (tag: string): string => `${tag}@${tag}.example`;
const cases = async () =>
  routes.listCases.answer.parse((await world.call('GET', '/contacts/cases')).body).cases;
const caseOf = async (id: string) => (await cases()).find(({ customerId }) => customerId === id);
const settle = (id: string, because = '電話で、配信は続けてよいと確認') =>
  world.call('POST', `/contacts/${id}/close-cases`, { because });
const refuse = (id: string, because = '電話で伺った') =>
  world.call('POST', `/contacts/${id}/refuse-mails`, { because });
const later = async (days: number): Promise<void> => {
  await world.advance(days * DAY);
  await world.dispatch();
};

/** Somebody who got the first of two mails. */
async function mailed(tag: string): Promise<Mail> {
  await world.people(tag, { email: emailOf(tag), name: `山田 ${tag}` });
  await world.launch(tag, {
    steps: [
      { template: 'nurture-document', assetId: 'guide', afterDays: 0 },
      { template: 'nurture-case-study', afterDays: 10 },
    ],
  });
  return mailTo(world.stack, emailOf(tag));
}

describe('a reply that may refuse our mails', () => {
  it('waits in a list, with a mail that leads to the person; once it is dealt with, mails go on', async () => {
    const mail = await mailed('maybe');
    const id = customerOf(mail);
    await reply(world.stack, mail, { text: '登録した覚えがありません。' });
    await world.dispatch();

    expect(await caseOf(id)).toMatchObject({ matter: 'refusal', name: '山田 maybe' });
    const asked = mailsTo(world.stack, marketing).at(-1);
    expect(asked?.text).toContain(`/contacts/${id}`);
    expect((await settle(id, ' ')).status).toBe(422);
    expect((await settle(id)).status).toBe(200);
    await later(20);

    expect(await caseOf(id)).toBeUndefined();
    expect(mailsTo(world.stack, emailOf('maybe'))).toHaveLength(2);
    expect((await findFacts(world.deps.db, id)).find(({ kind }) => kind === 'caseClosed')).toMatchObject({
      because: '電話で、配信は続けてよいと確認',
    });
    const { lines } = routes.listAudit.answer.parse((await world.call('GET', '/audit')).body);
    expect(lines.find(({ route }) => route === 'closeCases')?.thing).toBe('山田 maybe');
    expect(await world.verify()).toEqual([]);
  });

  it('is dealt with once, and of nobody else', async () => {
    const mail = await mailed('twice');
    await reply(world.stack, mail, { text: '登録した覚えがありません。' });

    expect((await settle(customerOf(mail))).status).toBe(200);
    const again = await settle(customerOf(mail));

    expect([again.status, JSON.stringify(again.body)]).toEqual([
      409,
      expect.stringContaining('nothing-open'),
    ]);
    expect((await settle('nobody')).status).toBe(404);
  });

  it('that did refuse stops mails for good, also after the person was imported again', async () => {
    const mail = await mailed('meant');
    const id = customerOf(mail);
    await reply(world.stack, mail, { text: '登録した覚えがありません。' });
    expect((await refuse(id)).status).toBe(200);

    expect(await caseOf(id)).toBeUndefined();
    await world.people('meant', { email: emailOf('meant'), name: '山田 meant' });
    await later(20);

    expect(mailsTo(world.stack, emailOf('meant'))).toHaveLength(1);
    const { standing } = await world.lead(id);
    expect([standing.refused?.how, standing.openSupport]).toEqual(['told to the team', false]);
  });
});

describe('a case for support', () => {
  it('keeps mails back until somebody closes it', async () => {
    const mail = await mailed('support');
    const id = customerOf(mail);
    await press(world.stack, consultationLink(mail), { kind: 'support', message: '印刷ができません。' });

    expect(await caseOf(id)).toMatchObject({ matter: 'support' });
    await settle(id, '解決した');

    expect(await caseOf(id)).toBeUndefined();
    expect((await world.lead(id)).standing.openSupport).toBe(false);
  });
});

describe('somebody who tells the team that they want no mails', () => {
  it('is mailed no more, as if they had unsubscribed; the same again changes nothing', async () => {
    const mail = await mailed('phoned');
    const id = customerOf(mail);

    expect((await refuse(id)).status).toBe(200);
    expect((await refuse(id)).status).toBe(200);
    await later(20);

    expect(mailsTo(world.stack, emailOf('phoned'))).toHaveLength(1);
    expect((await findFacts(world.deps.db, id)).filter(({ kind }) => kind === 'refused')).toMatchObject([
      { because: '電話で伺った' },
    ]);
    expect(await world.verify()).toEqual([]);
  });
});

it('shows a salesperson their own alone', async () => {
  const mail = await mailed('others');
  await reply(world.stack, mail, { text: '登録した覚えがありません。' });

  const theirs = routes.listCases.own?.({ cases: await cases(), hasMore: false }, { id: 'x' });

  expect(theirs?.cases).toEqual([]);
});
