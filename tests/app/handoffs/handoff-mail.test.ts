import { transact } from '../../../platform/dynamodb/transact.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import { actionLink, answer, ask, get, mailsTo, mailTo, press, report } from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { HOUR, owner } from '../../support/rekindle.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
});
afterAll(() => rekindle.close());

/** A customer who asked for a consultation, and the mail that sales got. */
async function handedOver(name: string): Promise<Mail> {
  await ask(rekindle.stack, await given(rekindle, aMailedCustomer(name)));
  return mailTo(rekindle.stack, owner);
}

const counts = async () =>
  (await rekindle.dump())
    .filter(({ pk }) => String(pk).startsWith('EVIDENCE#'))
    .map(({ pk, of, done }) => ({ pk, of, done }));
const receiptOf = (staff: Mail): Mail | undefined =>
  mailsTo(rekindle.stack, owner)
    .filter((mail) => mail.tags['c'] === staff.tags['c'] && mail.subject.includes('記録'))
    .at(-1);

describe('the evidence line', () => {
  it('tells what became of others with the same request, from twenty cases on', async () => {
    await transact(rekindle.deps.db, [
      {
        Put: {
          TableName: rekindle.deps.db.customersTable,
          Item: { pk: 'EVIDENCE#request#consultation', sk: 'COUNTS', of: 15, done: 4 },
        },
      },
    ]);
    const outcomes = ['opportunity', 'tooEarly', 'opportunity', 'notNeeded', 'reached', 'gathering'];
    for (const [index, outcome] of outcomes.entries())
      await report(rekindle.stack, await handedOver(`case${index}`), outcome);
    const sixth = await handedOver('sixth');

    expect(await counts()).toEqual([{ pk: 'EVIDENCE#request#consultation', of: 20, done: 6 }]);
    expect(sixth.text?.replaceAll('\n', '')).toContain('同じご依頼の方は過去20名中6名が商談化');
  });

  it('is taken back by an undo, and counts a repeated answer once', async () => {
    const staff = mailTo(rekindle.stack, owner, /sixth/);
    await report(rekindle.stack, staff, 'opportunity');
    await report(rekindle.stack, staff, 'opportunity');
    const between = await counts();

    const receipt = receiptOf(staff);
    await press(rekindle.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));

    expect(between).toMatchObject([{ of: 21, done: 7 }]);
    expect(await counts()).toMatchObject([{ of: 20, done: 6 }]);
  });

  it('moves a case from undecided to decided once, whatever follows', async () => {
    const staff = await handedOver('later');
    await report(rekindle.stack, staff, 'opportunity');
    await rekindle.advance(HOUR);
    await report(rekindle.stack, staff, 'won', { amount: '1200000' });

    expect(await counts()).toMatchObject([{ of: 21, done: 7 }]);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('the mail to sales', () => {
  it('has a draft to the customer, as a button and as text', async () => {
    const staff = await handedOver('drafted');

    const draft = staff.html?.match(/href="(mailto:drafted[^"?]*\?[^"]+)"/)?.[1] ?? '';
    expect(decodeURIComponent(draft)).toContain('個別相談のお申し込みの件');
    expect(staff.text).toContain('▼ メール文案');
    expect(staff.text).toContain('件名: 個別相談のお申し込みの件');
  });
});

describe('a promised call', () => {
  it('can be put into a calendar, from the page and from the receipt; looking records nothing', async () => {
    const staff = await handedOver('called');
    const callAt = new Date(rekindle.stack.now().getTime() + 5 * HOUR).toISOString();
    const early = await get(actionLink(staff, 'promise').replace('a=promise', 'a=calendar'));

    const page = await answer(rekindle.stack, staff, 'promise', { callAt });
    const receipt = receiptOf(staff);
    const link = receipt === undefined ? '' : actionLink(receipt, 'calendar');
    const before = await rekindle.dump();
    const response = await fetch(link);
    const file = await response.text();

    expect(early.text).toContain('いつ、どのように連絡しますか');
    expect(page.text).toContain('カレンダーに追加');
    expect(page.text).toContain('a=calendar');
    expect(response.headers.get('content-type')).toContain('text/calendar');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="call.ics"');
    expect(file).toContain(`DTSTART:${callAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
    expect(file).toContain('SUMMARY:called.example 山田様へ電話');
    expect(file.replaceAll('\r\n ', '')).toContain('代表: 03-0000-0000');
    expect(await rekindle.dump()).toEqual(before);
  });

  it('may be a visit: the page records it, and the receipt and the calendar say so', async () => {
    const staff = await handedOver('visited');
    const callAt = new Date(rekindle.stack.now().getTime() + 5 * HOUR).toISOString();

    const page = await answer(rekindle.stack, staff, 'promise', { callAt, way: 'visit' });
    const receipt = receiptOf(staff);
    const file = await (await fetch(receipt === undefined ? '' : actionLink(receipt, 'calendar'))).text();

    expect(page.text).toContain('訪問します');
    expect(receipt?.subject).toContain('訪問します');
    expect(file).toContain('SUMMARY:visited.example 山田様を訪問');
    expect(file).toContain(
      `DTEND:${new Date(Date.parse(callAt) + HOUR).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    );
  });
});
