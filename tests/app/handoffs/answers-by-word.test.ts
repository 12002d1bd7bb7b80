import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../local/ses/receive-mail.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { listOwners } from '../../../app/people/owner-store.ts';
import { answer, ask, reply, report } from '../../support/inbox.ts';
import { HOUR } from '../../support/rekindle.ts';
import { at, managerMail, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

describe('a reply with one word', () => {
  const answerBy = async (mail: Mail, words: Reply): Promise<void> => {
    await reply(sales.world.stack, mail, words);
    await sales.world.dispatch();
  };

  it('from the owner is an answer with a receipt; from anybody else it is none', async () => {
    const { customerId } = await sales.asking('by-word');
    const staff = sales.newest(at('sato'), customerId);

    await answerBy(staff, { text: '対応します', from: 'somebody@else.example' });
    const untouched = await sales.handoffOf(customerId);
    await answerBy(staff, { text: '対応' });
    const accepted = await sales.handoffOf(customerId);
    await answerBy(staff, { text: '「早い」\n\n来期でお願いします' });

    expect(staff.replyTo[0]).toMatch(/^a-[a-z2-7]{56}@reply\./);
    expect(untouched.state).toBe('open');
    expect(accepted.state).toBe('accepted');
    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'tooEarly' });
    expect(sales.about(at('sato'), customerId, /記録しました/)).toHaveLength(2);
  });

  it('to the receipt is an answer too: somebody writes "mine" and, hours later, how the call went', async () => {
    const { customerId } = await sales.asking('by-receipt');
    await answerBy(sales.newest(at('sato'), customerId), { text: '対応します。よろしくお願いします。' });

    await answerBy(sales.newest(at('sato'), customerId, /記録しました/), {
      text: 'お疲れ様です。\n先方は不在でした。明日また連絡します。',
    });

    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'accepted' });
    expect(sales.newest(at('sato'), customerId, /記録しました】不在/).text).toContain('明日また連絡します。');
  });

  it('in an old thread is of the talk that the writer has now, where the old one takes nothing more', async () => {
    const { mail, customerId } = await sales.asking('old-thread');
    const old = sales.newest(at('sato'), customerId);
    const closed = await sales.handoffOf(customerId);
    const present = async () =>
      (await findHandoffs(sales.world.deps.db, customerId)).find(({ id }) => id !== closed.id);
    await answerBy(old, { text: '早い' });
    await ask(sales.world.stack, mail, '見積もりをお願いします。');
    await sales.world.dispatch();
    const before = await present();
    await answerBy(old, { text: '対応します' });

    expect(before).toMatchObject({ state: 'open' });
    expect(await present()).toMatchObject({ state: 'accepted' });
    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'tooEarly' });
  });

  it('with a result and the time of the next try is both, and the owner is reminded of the visit', async () => {
    const { customerId } = await sales.asking('again-later');
    const staff = sales.newest(at('sato'), customerId);

    await answerBy(staff, { text: 'お疲れ様です。\n先方は不在でした。明日14時に訪問します。' });
    const handoff = await sales.handoffOf(customerId);
    await sales.world.advance(30 * HOUR);
    await sales.world.dispatch();

    expect(handoff).toMatchObject({ state: 'accepted', outcome: 'notReached', promisedWay: 'visit' });
    expect(sales.about(at('sato'), customerId, /記録しました】.*(?:不在|訪問します)/)).toHaveLength(2);
    expect(sales.newest(at('sato'), customerId, /お約束の時刻/).text).toContain('を訪問する時刻');
    expect(sales.about(managerMail, customerId)).toEqual([]);
  });

  it('of a colleague or the manager, to whom it was forwarded, is said back to them and stored as nobody else is', async () => {
    const { customerId } = await sales.asking('forwarded');
    const staff = sales.newest(at('sato'), customerId);

    await answerBy(staff, { text: '対応します', from: at('kato') });
    await answerBy(staff, { text: '不在でした', from: managerMail });
    const untouched = await sales.handoffOf(customerId);
    await answer(sales.world.stack, staff, 'decline');
    const next = await sales.handoffOf(customerId);
    const taker = (await listOwners(sales.world.deps.db)).find(({ id }) => id === next.ownerId);
    await answerBy(staff, { text: '対応します', from: taker?.email ?? '' });

    expect(untouched).toMatchObject({ state: 'open' });
    expect(sales.newest(at('kato'), customerId, /ご返信を記録できませんでした/).text).toContain(
      '担当は佐藤 誠さんです',
    );
    const toManager = sales.newest(managerMail, customerId, /ご返信を記録できませんでした/);
    expect(toManager.links.map(({ url }) => url).join()).toContain('a=manage');
    expect(next.ownerId).not.toBe(untouched.ownerId);
    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'accepted', ownerId: next.ownerId });
  });

  it('that takes back what was recorded last does so once, with a receipt, and no further', async () => {
    const { customerId } = await sales.asking('taken-back');
    const staff = sales.newest(at('sato'), customerId);
    await answerBy(staff, { text: '対応します' });
    await answerBy(staff, { text: '他社に決めたそうです' });

    sales.world.disturbWhen(({ queue }) =>
      queue === 'ReplyQueue' ? { kind: 'repeat', times: 2 } : undefined,
    );
    await answerBy(sales.newest(at('sato'), customerId, /他社/), {
      text: 'すみません、間違えました。取り消してください。',
    });
    sales.world.disturbWhen(undefined);
    const back = await sales.handoffOf(customerId);
    await answerBy(staff, { text: '不在でした' });

    expect(back).toMatchObject({ state: 'accepted', acceptedAt: expect.any(String) });
    expect(back.outcome).toBeUndefined();
    const receipt = sales.newest(at('sato'), customerId, /記録しました】取り消し/);
    expect(receipt.text).not.toContain('▼ 記録を取り消す');
    expect(await sales.handoffOf(customerId)).toMatchObject({ outcome: 'notReached' });
    expect(await sales.world.verify()).toEqual([]);
  });

  it('that somebody won names the amount once', async () => {
    const [won, both] = [await sales.asking('won-by-word'), await sales.asking('won-two')];

    await answerBy(sales.newest(at('sato'), won.customerId), { text: '受注しました。１２０万円です。' });
    await answerBy(sales.newest(at('sato'), both.customerId), {
      text: '受注しました。120万円、保守は20万円です。',
    });

    expect(await sales.handoffOf(won.customerId)).toMatchObject({
      outcome: 'won',
      deal: { amount: 1_200_000 },
    });
    expect((await sales.handoffOf(both.customerId)).deal?.amount).toBeUndefined();
    expect(sales.newest(at('sato'), won.customerId, /記録しました】受注/).text).toContain('120万円');
  });

  it('with another try after the result that ended it is told that the time is not recorded', async () => {
    const { customerId } = await sales.asking('third-time');
    const staff = sales.newest(at('sato'), customerId);
    await answerBy(staff, { text: '不在でした' });
    await answerBy(staff, { text: '不在でした。' });
    await sales.world.advance(24 * HOUR);

    await answerBy(staff, { text: '不在でした。明日14時に電話します。' });

    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'noAnswer' });
    expect(sales.newest(at('sato'), customerId, /日時を記録できませんでした/).text).toContain(
      '次のご連絡の日時は記録していません',
    );
  });

  it('that cannot be read, or comes too late, is said back with the words and the button', async () => {
    const { customerId } = await sales.asking('mumbled');
    const staff = sales.newest(at('sato'), customerId);

    await answerBy(staff, { text: '承知しました。確認します。' });
    const unread = sales.newest(at('sato'), customerId, /ご返信を記録できませんでした/);
    await report(sales.world.stack, staff, 'notNeeded');
    await answerBy(staff, { text: '不在' });

    expect(unread.text).toContain('「対応」「不在」「早い」');
    expect(unread.text).toContain('ご返信: 「承知しました。確認します。」');
    expect(sales.about(at('sato'), customerId, /ご返信を記録できませんでした/)).toHaveLength(2);
    expect(await sales.handoffOf(customerId)).toMatchObject({ outcome: 'notNeeded' });
  });
});

describe('the sheet', () => {
  it('goes out with what is open and comes back filled in: once, each row told apart, bad rows refused by line', async () => {
    const { customerId } = await sales.asking('sheet');
    const { code } = await sales.handoffOf(customerId);
    const sheet = await sales.world.call('GET', '/handoffs/sheet', undefined, 'ja');
    const csv = String(Reflect.get(Object(sheet.body), 'csv'));
    const title = csv.split('\r\n')[0] ?? '';
    const line = csv.split('\r\n').find((each) => each.startsWith(code)) ?? '';
    const cells = line.split(',');
    const filled = [
      ...cells.slice(0, 6),
      'まだ早い',
      '電話',
      '2026-10-06',
      '2027-04-01',
      '',
      '',
      '',
      '',
      '曖昧',
      '半年以内',
      '',
      '来期に再度',
    ];
    const file = [
      title,
      filled.join(','),
      line,
      'ZZZ111,A,x,y,z,,話せた,,,,,,,,,,,',
      'QQQQQQ,A,x,y,z,,ぼちぼち,,,,,,,,,,,',
    ].join('\r\n');

    const first = await sales.world.importCsv('feedback', file);
    const again = await sales.world.importCsv('feedback', file);

    expect(title).toContain('受付番号');
    expect(first.counts).toMatchObject({ updated: 1 });
    expect(first.refusals.map(({ message }) => message).join()).toContain('結果として読めません');
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(again.unmatched).not.toContain(code);
    expect(await sales.handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'tooEarly' });
    expect((await sales.world.lead(customerId)).standing).toMatchObject({
      noHandoffBefore: '2027-04-01',
      bant: { need: 'vague', timeframe: 'halfYear' },
    });
    expect(sales.about(at('sato'), customerId, /記録しました/)).toHaveLength(1);
  });

  it('of somebody else says who imported it, and counts a day without an hour at the end of its work, in time on the due day', async () => {
    const [early, late] = [await sales.asking('sheet-day'), await sales.asking('sheet-hour')];
    const codes = await Promise.all(
      [early, late].map(async ({ customerId }) => (await sales.handoffOf(customerId)).code),
    );
    const created = (await sales.handoffOf(early.customerId)).createdAt.slice(0, 10);
    await sales.world.advance(30 * HOUR);

    await sales.world.importCsv(
      'feedback',
      `受付番号,結果,連絡日\n${codes[0]},話せた,${created}\n${codes[1]},話せた,${created} 17:15`,
    );
    const [day, hour] = await Promise.all([early, late].map(({ customerId }) => sales.handoffOf(customerId)));
    const receipt = sales.newest(at('sato'), early.customerId, /記録しました/);

    expect(day?.firstContactAt).toBe(day?.firstContactDueAt);
    expect(hour?.firstContactAt).toBe(`${created}T08:15:00.000Z`);
    expect(receipt.text?.replaceAll(/\s/g, '')).toMatch(/次のとおり記録しました（.+、入力:.+）/);
    expect(receipt.text).toContain('連絡日: ');
    expect(
      sales
        .about('marketing@mirai-zaiko.example', early.customerId, /営業の回答/)
        .map(({ text }) => text?.replaceAll(/\s/g, ''))
        .join(),
    ).toMatch(/佐藤誠さんの結果を次のとおり記録しました（.+、入力:.+）/);
  });
});
