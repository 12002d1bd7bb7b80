import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { findAddress, addressHash } from '../../../app/people/address-store.ts';
import { forgetConsents } from '../../../app/privacy/erasure-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import {
  actionLink,
  consultationLink,
  customerOf,
  documentLink,
  get,
  mailTo,
  oneClickLink,
  press,
  reply,
} from '../../support/inbox.ts';
import { linkToken } from '../../../platform/signed-links.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { clickEvent, otherEvent } from '../../support/ses-events.ts';
import { replaceItems } from '../support/import-bench.ts';
import { aLivedPerson, herFile, herWords, pressDocument, type LivedPerson } from '../support/lived-person.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let her: LivedPerson;
let seeds: Awaited<ReturnType<World['dump']>>;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
  her = await aLivedPerson(world);
  seeds = await world.dump();
}, 60_000);
beforeEach(() => replaceItems(world.deps.db, seeds));
afterAll(() => world.close());

const planned = async () =>
  routes.showErasure.answer.parse((await world.call('GET', `/personal-data/${her.customerId}/erasure`)).body);
const erase = async (confirm = 'hanako@kesu-own.example') => {
  const { status } = await world.call('POST', `/personal-data/${her.customerId}/erasure`, { confirm });
  await world.stack.settle();
  return status;
};
/** Items that still hold a word of hers. */
const left = async () =>
  (await world.dump()).flatMap((item) => {
    const text = JSON.stringify(item);
    const words = herWords.filter((word) => text.includes(word));
    return words.length === 0 ? [] : [`${String(item['pk'])} ${String(item['sk'])}: ${words.join(' ')}`];
  });

describe('a person who lived everything', () => {
  it('is looked at first: what goes and what stays, and nothing is changed', async () => {
    const before = await world.dump();
    const plan = await planned();

    expect(plan).toMatchObject({ state: 'none', records: 2, confirmBy: 'address' });
    expect(plan.items).toBe(plan.goes.reduce((sum, { count }) => sum + count, 0));
    expect(plan.stays.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['refusals', 'consent', 'figures', 'auditLines', 'backups']),
    );
    expect(await world.dump()).toEqual(before);
    expect([await erase('somebody@else.example'), await erase('9')]).toEqual([422, 422]);
    expect(await world.dump()).toEqual(before);
  });

  it('is gone from every item of either table, is counted still, and stays refused', async () => {
    const kpis = await world.kpis();
    expect(await world.verify()).toEqual([]);
    const before = await left();
    for (const place of [
      'PROFILE',
      'FIND#',
      'AUDIT',
      'MEETINGS',
      'MEETING-MAIL',
      'UNMATCHED',
      'CONTACTCHANGE',
      'ENGAGEMENT#',
      'FACT#',
    ])
      expect(
        before.some((each) => each.includes(place)),
        `${place} among ${before.join('\n')}`,
      ).toBe(true);
    const status = await erase();

    expect(status).toBe(202);
    expect(await left()).toEqual([]);
    // An id alone is left, where it says that she was erased, or that two records were one.
    const ids = (await world.dump()).filter((item) =>
      [her.customerId, her.formerId].some((id) => JSON.stringify(item).includes(id)),
    );
    const kinds = ids.map(({ pk, sk }) => `${String(pk).split('#')[0]} ${String(sk).split('#')[0]}`);
    expect(kinds.map((kind) => kind.replace(/^AUDIT .*/, 'AUDIT'))).toEqual([
      'ALIKE DECIDED',
      'AUDIT',
      'AUDIT',
      'CUSTOMER ERASURE',
      'CUSTOMER FACT',
      'CUSTOMER FACT',
    ]);
    expect((await planned()).state).toBe('done');
    expect(await world.verify()).toEqual([]);
    expect((await world.kpis()).all.counts).toEqual(kpis.all.counts);
    const keys = await world.deps.keyring();
    for (const email of ['hanako@kesu-own.example', 'hanako.old@kesu-own.example'])
      expect(await findAddress(world.deps.db, addressHash(keys, email))).toMatchObject({
        refusals: [{ id: 'erasure' }],
      });
    const found = await world.call('POST', '/contacts/find', { text: '消田' });
    expect(routes.findContacts.answer.parse(found.body).people).toEqual([]);
    const { lines } = routes.listAudit.answer.parse(
      (await world.call('GET', '/audit?kind=personal-data')).body,
    );
    expect(lines[0]).toMatchObject({ route: 'erasePerson', thing: her.customerId });
    expect(world.stack.deadLetters()).toEqual([]);
  });

  it('is left out by the file that brought her, which says so', async () => {
    await erase();
    const report = await world.importCsv('customers', herFile);

    expect(report.unmatched).toEqual([expect.stringContaining('消去済み')]);
    expect(await findCustomer(world.deps.db, her.customerId)).toBeUndefined();
    expect(await left()).toEqual([]);
    expect(await world.verify()).toEqual([]);
  });

  it('comes back by what she asks anew, and by nothing that she asked before', async () => {
    await erase();
    const asked = (day: string) =>
      world.importCsv(
        'inquiry',
        `メールアドレス,種別,内容,受付日時\r\nhanako@kesu-own.example,資料請求,ください,${day} 10:00`,
      );
    const before = await asked('2026-10-01');
    expect(before.unmatched).toEqual([expect.stringContaining('消去済み')]);
    expect(await findCustomer(world.deps.db, her.customerId)).toBeUndefined();

    await world.advance(DAY);
    await asked(world.stack.now().toISOString().slice(0, 10));
    const { standing, customer } = await world.lead(her.customerId);
    expect([customer.consentBasis, standing.refused?.how]).toEqual(['unknown', 'erasure']);
    expect(await world.verify()).toEqual([]);
  });

  it('is heard by the form of an old mail, which asks who writes', async () => {
    await erase();
    const link = consultationLink(her.mail);
    const form = await get(link);
    const fields = {
      kind: 'consultation',
      message: '今回はお願いします。',
      name: '消田 花子',
      company: '株式会社消去先',
    };
    const answered = await press(world.stack, link, { ...fields, email: 'hanako@kesu-own.example' });

    expect(form.text).toContain('name="email"');
    expect(form.text).not.toContain('消田');
    expect(answered.status).toBe(200);
    const { engagements } = await world.lead(her.customerId);
    expect(engagements).toMatchObject([{ kind: 'inquiry', message: '今回はお願いします。' }]);
    expect(await world.verify()).toEqual([]);
  });

  it('leaves the ground for mailing for a month after the last mail, without a name, and no longer', async () => {
    const kept = async () =>
      (await world.dump()).filter(({ pk, sk }) => pk === 'ERASED' && String(sk).startsWith('CONSENT#'));
    await erase();
    const once = await kept();
    const forgotten = [
      await forgetConsents(world.deps.db, '2026-11-05T15:00:00.000Z'),
      await forgetConsents(world.deps.db, '2026-11-06T15:00:00.000Z'),
    ];

    expect(forgotten).toEqual([0, 1]);
    expect(once).toMatchObject([{ basis: 'optIn', lastMailAt: expect.stringContaining('2026-10-06') }]);
    expect(await kept()).toEqual([]);
  });

  it('is erased twice as once', async () => {
    await erase();
    const once = await world.dump();
    await world.deps.fadingQueue.send({ kind: 'erase', customerId: her.customerId });
    await world.stack.settle();

    expect(await world.dump()).toEqual(once);
    expect(await erase()).toBe(404);
  });

  it('is brought back by nothing that comes late, and old links answer kindly', async () => {
    await erase();
    const before = await world.dump();
    world.stack.putEvents([clickEvent(her.mail, world.stack.now(), documentLink(her.mail))]);
    await world.stack.settle();
    const seat = linkToken(await world.deps.linkKeys(), 'w', [
      her.formerId,
      her.mail.tags['m'] ?? '',
      'webinar',
    ]);
    const invitation = await press(world.stack, `${world.stack.urls.api}/w/${seat}`);
    const pages = [
      await pressDocument(world, her.mail),
      await press(world.stack, oneClickLink(her.mail), { 'List-Unsubscribe': 'One-Click' }),
    ];
    const staff = mailTo(world.stack, owner, /引き渡し|お引き渡し|ホット|ご相談|消田/);
    const sales = await get(actionLink(staff, 'report'));
    await reply(world.stack, her.mail, { text: 'まだ間に合いますか。' });
    world.stack.putEvents([otherEvent(her.mail, 'Complaint'), otherEvent(her.mail, 'Delivery')]);
    await world.deps.engagementQueue.send({ kind: 'refold', customerId: her.customerId });
    await world.deps.mailQueue.send({
      kind: 'step',
      customerId: customerOf(her.mail),
      campaignId: her.mail.tags['campaign'] ?? 'kesu',
    });
    await world.advance(16 * MINUTE);
    await world.advance(7 * DAY);

    expect(pages.map(({ status }) => status)).toEqual([expect.any(Number), 200]);
    expect(invitation.status).toBe(410);
    for (const { status, text } of [...pages, sales]) {
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('消田');
    }
    const about = (items: Awaited<ReturnType<World['dump']>>) =>
      items.filter(({ pk }) => [her.customerId, her.formerId].some((id) => pk === `CUSTOMER#${id}`));
    expect(about(await world.dump())).toEqual(about(before));
    expect(await left()).toEqual([]);
    expect(world.stack.deadLetters()).toEqual([]);
  });
});
