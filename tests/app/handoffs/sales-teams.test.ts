import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actionLink,
  answer,
  customerOf,
  download,
  get,
  mailsTo,
  press,
  report,
} from '../../support/inbox.ts';
import { at, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

describe('inside sales', () => {
  it('hears first; what it passes on comes to field sales with what was heard, a new clock and a rank of its own', async () => {
    await sales.rules({ insideSales: true });
    const { customerId } = await sales.asking('heard');
    const first = sales.newest(at('ikeda'), customerId);
    const made = await sales.world.lead(customerId);
    await answer(sales.world.stack, first, 'accept');

    const form = await get(actionLink(first, 'tossUp'));
    const passed = await answer(sales.world.stack, first, 'tossUp', {
      problem: '棚卸しに月40時間かかる',
      reason: '来期の監査',
      decisionFlow: '部長、役員の2段階',
      seriousness: 'comparing',
      need: 'concrete',
      authority: 'spokenWith',
      reaction: 'positive',
      note: '午前が話しやすい',
    });

    expect(made.handoffs).toMatchObject([
      { desk: 'insideSales', decided: { routedBecause: 'insideSales', rankedBecause: 'request' } },
    ]);
    expect(made.standing.status).toBe('tql');
    expect(form.text).toContain('課題の深さ');
    expect(passed.text).toContain('営業に引き渡し');
    const after = await sales.world.lead(customerId);
    expect(after.handoffs).toMatchObject([
      {
        desk: 'field',
        state: 'open',
        rank: 'A',
        decided: { routedBecause: 'accountOwner', bantConfirmed: 2 },
      },
    ]);
    expect(after.handoffs[0]?.acceptedAt).toBeUndefined();
    const toSeller = sales.newest(at('sato'), customerId);
    expect(toSeller.text).toContain('インサイドセールスがうかがったこと（池田さん）');
    expect(toSeller.text).toContain('棚卸しに月40時間かかる');
    await answer(sales.world.stack, toSeller, 'accept');
    expect((await sales.world.lead(customerId)).standing.status).toBe('sal');
    expect(await sales.world.verify()).toEqual([]);
    await sales.rules({ insideSales: false });
  });

  it('is asked for a reason where less is known than the rules ask for, and the seller reads it', async () => {
    await sales.rules({ insideSales: true });
    const mail = await sales.mailed('thin', { title: '購買部長' });
    await sales.world.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${mail.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await download(sales.world.stack, mail);
    const customerId = customerOf(mail);
    const first = sales.newest(at('ikeda'), customerId);

    const refused = await answer(sales.world.stack, first, 'tossUp', { problem: 'まだ曖昧' });
    const before = await sales.handoffOf(customerId);
    const passed = await answer(sales.world.stack, first, 'tossUp', {
      problem: 'まだ曖昧',
      despite: '社長からのご紹介',
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('確認が2つ必要ですが、いま0つです');
    expect(refused.text).toContain('まだ曖昧');
    expect(before.desk).toBe('insideSales');
    expect(passed.status).toBe(200);
    expect(sales.newest(at('sato'), customerId).text).toContain('社長からのご紹介');
    await sales.rules({ insideSales: false });
  });

  it('takes a transfer back while nobody else acted, and both are told', async () => {
    await sales.rules({ insideSales: true });
    const { customerId } = await sales.asking('undone');
    const first = sales.newest(at('ikeda'), customerId);
    await answer(sales.world.stack, first, 'tossUp', { need: 'concrete', authority: 'spokenWith' });
    const receipt = sales.newest(at('ikeda'), customerId, /記録しました/);

    await press(sales.world.stack, actionLink(receipt, 'undo'));
    await sales.world.dispatch();

    expect(await sales.handoffOf(customerId)).toMatchObject({ desk: 'insideSales', rank: 'A' });
    expect((await sales.handoffOf(customerId)).tossedUp).toBeUndefined();
    expect(sales.about(at('sato'), customerId, /担当変更/)).toHaveLength(1);
    await sales.rules({ insideSales: false });
  });
});

describe('the owner', () => {
  it('who is absent is stood in for by his deputy, and who holds as many as he may makes a lead wait, not a request', async () => {
    const { customerId } = await sales.asking('away', { ownerName: '森 岬' });
    const first = await sales.asking('full-first', { ownerName: '林 翔' });
    const waiting = await sales.mailed('full-second', { ownerName: '林 翔', title: '購買部長' });
    await sales.world.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${waiting.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await download(sales.world.stack, waiting);
    const held = await sales.world.lead(customerOf(waiting));
    const request = await sales.asking('full-request', { ownerName: '林 翔' });

    await report(sales.world.stack, sales.newest(at('hayashi'), first.customerId), 'notNeeded');
    const stillFull = await sales.world.lead(customerOf(waiting));
    await report(sales.world.stack, sales.newest(at('hayashi'), request.customerId), 'notNeeded');
    await sales.world.dispatch();

    expect(await sales.handoffOf(customerId)).toMatchObject({ decided: { routedBecause: 'deputy' } });
    expect(sales.about(at('kato'), customerId)).toHaveLength(1);
    expect(held.handoffs).toEqual([]);
    expect(held.facts.find(({ kind }) => kind === 'handoffHeld')).toMatchObject({ because: 'ownersFull' });
    expect(stillFull.handoffs).toEqual([]);
    expect((await sales.world.lead(customerOf(waiting))).handoffs).toMatchObject([{ state: 'open' }]);
    expect(sales.about(at('hayashi'), customerOf(waiting))).toHaveLength(1);
  });

  it('with an open deal gets a note of what happens there, once, and no second handoff', async () => {
    const { customerId } = await sales.asking('dealing');
    await report(sales.world.stack, sales.newest(at('sato'), customerId), 'opportunity', {
      amount: '120万円',
    });
    await sales.world.people('dealing-2', {
      email: 'colleague@dealing.example',
      account: '株式会社dealing.example',
      title: '購買部長',
      site: '大阪',
    });
    await sales.world.importCsv(
      'webinar',
      'メールアドレス,出欠,視聴時間(分),質問,参加日時\r\ncolleague@dealing.example,出席,60,,2026-10-05 14:00',
      '&session=zaiko-online&durationMinutes=60',
    );
    await sales.world.importCsv(
      'webinar',
      'メールアドレス,出欠,視聴時間(分),質問,参加日時\r\ncolleague@dealing.example,出席,60,ほかの製品と連携できますか,2026-10-05 14:00',
      '&session=zaiko-two&durationMinutes=60',
    );
    await sales.world.dispatch();

    const notes = mailsTo(sales.world.stack, at('sato')).filter(({ subject }) =>
      subject.includes('商談先の動き'),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('ほかの製品と連携できますか');
  });
});

describe('collisions', () => {
  it('are looked for within a department of a large company', async () => {
    const company = '株式会社大きな会社';
    const rows = Array.from(
      { length: 22 },
      (_, index) =>
        `${company},社員 ${index},主任,p${index}@big.example,佐藤 誠,2025-01-15,名刺,${index % 2 === 0 ? '購買部' : '製造部'},03-0000-0000`,
    );
    await sales.world.importCsv(
      'customers',
      ['会社名,氏名,役職,メールアドレス,担当,最終接触日,配信の根拠,部署,代表', ...rows].join('\r\n'),
    );
    const inquire = (who: number): Promise<unknown> =>
      sales.world.importCsv(
        'inquiry',
        `メールアドレス,種別,内容,受付日時\r\np${who}@big.example,個別相談,相談したいです,${sales.world.stack.now().toISOString().slice(0, 19)}Z`,
      );

    await inquire(0);
    await inquire(1);
    await inquire(2);

    const open = await sales.world.call('GET', '/handoffs');
    const ours = JSON.parse(JSON.stringify(open.body)).handoffs.filter(
      (each: { accountName: string }) => each.accountName === company,
    );
    expect(ours).toHaveLength(2);
    expect(ours.map((each: { site: string }) => each.site).toSorted()).toEqual([
      'department:製造部',
      'department:購買部',
    ]);
  });

  it('are looked for in the whole group of companies where the rules say so', async () => {
    await sales.rules({ collisions: 'group' });
    await sales.world.importCsv(
      'accounts',
      '会社名,親会社\r\n株式会社子の一,親の会社\r\n株式会社子の二,親の会社',
    );
    const first = await sales.asking('child-one', { account: '株式会社子の一' });
    const second = await sales.asking('child-two', { account: '株式会社子の二' });

    expect((await sales.world.lead(second.customerId)).handoffs).toEqual([]);
    expect(await sales.handoffOf(first.customerId)).toMatchObject({
      joinedCustomerIds: [second.customerId],
      site: 'group:親の会社',
    });
    await sales.rules({ collisions: 'site' });
  });
});
