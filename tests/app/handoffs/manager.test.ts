import { listOwners } from '../../../app/people/owner-store.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkToken } from '../../../platform/signed-links.ts';
import { actionLink, answer, get, linkIn, press } from '../../support/inbox.ts';
import { at, managerMail, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';
import { HOUR, MINUTE } from '../../support/rekindle.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

describe('the manager', () => {
  it('is told when the clock ends, sees who could have it, and gives it to another with one tap, once', async () => {
    const { customerId } = await sales.asking('overdue');
    const first = sales.newest(at('sato'), customerId);
    await sales.world.advance(2 * HOUR);
    await sales.world.dispatch();
    await sales.world.dispatch();
    const escalation = sales.newest(managerMail, customerId, /期限超過/);
    const link = linkIn(escalation, 'a=manage');
    const before = await sales.handoffOf(customerId);

    const shown = await get(link);
    const scanned = await sales.handoffOf(customerId);
    const kato = /name="to" value="([a-z2-7]+)"[^>]*><span>加藤 律/.exec(shown.text)?.[1] ?? '';
    const nobody = await press(sales.world.stack, link, {});
    const both = await Promise.all([
      press(sales.world.stack, link, { to: kato }),
      press(sales.world.stack, link, { to: kato }),
    ]);
    const late = await answer(sales.world.stack, first, 'accept');
    await sales.world.dispatch();

    expect(sales.about(managerMail, customerId, /期限超過/)).toHaveLength(1);
    expect(shown.text).toContain('03-5555-0001');
    expect(scanned).toEqual(before);
    expect(nobody.status).toBe(422);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sales.handoffOf(customerId)).toMatchObject({
      ownerId: kato,
      state: 'open',
      decided: { routedBecause: 'reassigned' },
    });
    expect(sales.about(at('kato'), customerId)).toHaveLength(1);
    expect(sales.about(at('sato'), customerId, /担当変更/)).toHaveLength(1);
    expect(sales.about(managerMail, customerId, /記録しました/)).toHaveLength(1);
    expect(late.text).toContain('担当が変わりました');
    const { code } = await sales.handoffOf(customerId);
    expect(
      JSON.stringify((await sales.world.call('GET', `/handoffs/${code}`, undefined, 'ja')).body),
    ).toContain('新しい担当: 加藤 律');
    const receipt = sales.newest(managerMail, customerId, /記録しました/);
    expect((await get(actionLink(receipt, 'undo'))).text).toContain('新しい担当: 加藤 律');
    await press(sales.world.stack, actionLink(receipt, 'undo'));
    const back = await sales.handoffOf(customerId);
    expect(back.ownerId).toBe(before.ownerId);
    // His time was over when it was taken from him: he has all of it anew.
    expect(Date.parse(back.firstContactDueAt)).toBeGreaterThan(sales.world.stack.now().getTime());
    expect(await sales.world.verify()).toEqual([]);
  });

  it('sees a handoff as long as he manages its owner; a link of an earlier release names nobody and works', async () => {
    const { world } = sales;
    const { customerId } = await sales.asking('managed-anew');
    await world.advance(2 * HOUR);
    await world.dispatch();
    await world.dispatch();
    const link = linkIn(sales.newest(managerMail, customerId, /期限超過/), 'a=manage');
    const { id, ownerId } = await sales.handoffOf(customerId);
    const earlier = `${new URL(link).origin}/h/${linkToken(await world.deps.linkKeys(), 'h', [id, ownerId, 'manager'])}?a=manage`;
    const managed = (managerName: string, email: string) =>
      world.importCsv(
        'owners',
        `氏名,メール,上長,上長メール\r\n佐藤 誠,${at('sato')},${managerName},${email}`,
      );

    await managed('新 課長', 'shin@mirai-zaiko.example');
    const [after, old] = [await get(link), await get(earlier)];
    const pressed = await press(world.stack, link, { to: ownerId });
    await managed('大野 真', managerMail.toUpperCase());
    const again = await get(link);

    expect(after).toMatchObject({ status: 410, text: expect.stringContaining('担当が変わりました') });
    expect(after.text).not.toContain('03-5555-0001');
    expect(pressed.status).toBe(410);
    expect(old.status).toBe(200);
    expect(again).toMatchObject({ status: 200, text: expect.stringContaining('03-5555-0001') });
  });

  it('hears of a promised call only when its owner let it pass in spite of a reminder', async () => {
    const { customerId } = await sales.asking('promised-late');
    const staff = sales.newest(at('sato'), customerId);
    const callAt = new Date(sales.world.stack.now().getTime() + 3 * HOUR).toISOString();
    await answer(sales.world.stack, staff, 'promise', { callAt });

    await sales.world.advance(3 * HOUR);
    await sales.world.dispatch();
    const atTheHour = [
      sales.about(at('sato'), customerId, /お約束の時刻/).length,
      sales.about(managerMail, customerId).length,
    ];
    await sales.world.advance(70 * MINUTE);
    await sales.world.dispatch();

    expect(atTheHour).toEqual([1, 0]);
    expect(sales.about(at('sato'), customerId, /お約束の時刻/)).toHaveLength(1);
    expect(sales.about(managerMail, customerId, /期限超過/)).toHaveLength(1);
  });

  it('need not act on a lead of the pool where the rules let the clock do it', async () => {
    await sales.rules({ reassignsPoolLeads: true });
    const { customerId } = await sales.asking('pool', { ownerName: '誰か 不明' });
    const before = await sales.handoffOf(customerId);
    const { email = '' } =
      (await listOwners(sales.world.deps.db)).find(({ id }) => id === before.ownerId) ?? {};
    await answer(sales.world.stack, sales.newest(email, customerId), 'accept');
    const undo = actionLink(sales.newest(email, customerId, /記録しました/), 'undo');

    await sales.world.advance(40 * MINUTE);
    await sales.world.dispatch();
    await sales.world.advance(2 * HOUR);
    await sales.world.dispatch();

    const after = await sales.handoffOf(customerId);
    await press(sales.world.stack, undo);
    expect(await sales.handoffOf(customerId)).toEqual(after);
    const { facts } = await sales.world.lead(customerId);
    expect(facts.find(({ kind }) => kind === 'feedback')).toMatchObject({
      feedback: { by: 'clock', answer: { kind: 'reassign', to: after.ownerId } },
    });
    expect(sales.about(email, customerId, /担当変更/)).toHaveLength(1);
    expect(before.decided?.routedBecause).toBe('load');
    expect(after.ownerId).not.toBe(before.ownerId);
    expect(after.state).toBe('open');
    expect(after.firstContactDueAt > before.firstContactDueAt).toBe(true);
    await sales.rules({ reassignsPoolLeads: false });
  });
});
