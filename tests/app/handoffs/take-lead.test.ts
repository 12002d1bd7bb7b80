import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learningRoutes } from '../../../contract/learning.ts';
import { leadRoutes } from '../../../contract/interest.ts';
import { customerOf, download, mailsTo, report } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { at, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

const take = (id: string, owner = '佐藤 誠') => sales.world.call('POST', `/leads/${id}/take`, { owner });
const codeIn = ({ body }: { readonly body: unknown }) => leadRoutes.takeLead.answer.parse(body).code;

describe('a lead that a salesperson calls before it is hot', () => {
  it('is a handoff of theirs, accepted, without a mail, once however often it is taken', async () => {
    const customerId = customerOf(await sales.mailed('warm'));
    const mails = mailsTo(sales.world.stack, at('sato')).length;

    const first = await take(customerId);
    const again = await take(customerId);
    const other = await take(customerId, '加藤 律');
    await sales.world.advance(DAY);

    const handoff = await sales.handoffOf(customerId);
    expect(first.status).toBe(200);
    expect(codeIn(again)).toBe(codeIn(first));
    expect(other).toMatchObject({ status: 409, body: { code: 'in-hand' } });
    expect(handoff).toMatchObject({
      code: codeIn(first),
      state: 'accepted',
      rank: 'C',
      isRequest: false,
      decided: { routedBecause: 'taken', temperature: 'cold' },
    });
    expect(mailsTo(sales.world.stack, at('sato'))).toHaveLength(mails);
  });

  it('is learned from once its 90 days are over and the call was reported', async () => {
    const customerId = customerOf(await sales.mailed('called'));
    const silent = customerOf(await sales.mailed('never-reported'));
    const code = codeIn(await take(customerId));
    await take(silent);
    await sales.world.importCsv('feedback', `受付番号,結果\r\n${code},今は不要\r\n`);
    await sales.world.advance(91 * DAY);
    await sales.world.call('POST', '/learning/count');
    await sales.world.stack.settle();

    const { learning } = learningRoutes.showLearning.answer.parse(
      (await sales.world.call('GET', '/learning')).body,
    );
    expect(learning).toMatchObject({ rows: 1, opportunities: 0 });
  });

  it('is nobody who does not want to be called, is unknown, or whom an unknown salesperson calls', async () => {
    const customerId = customerOf(await sales.mailed('no-calls'));
    const code = codeIn(await take(customerId));
    await sales.world.importCsv('feedback', `受付番号,結果\r\n${code},今後連絡不要\r\n`);

    expect(await take(customerId)).toMatchObject({ status: 409, body: { code: 'no-calls' } });
    expect(await take('nobody')).toMatchObject({ status: 404 });
    expect(await take(customerId, '誰でもない')).toMatchObject({ status: 404 });
    expect(await sales.world.call('POST', `/leads/${customerId}/take`, {})).toMatchObject({
      status: 409,
      body: { code: 'no-owner' },
    });
  });

  it('waits no longer where it waited for an owner who is full, and is no second handoff when there is room', async () => {
    const first = await sales.asking('fills', { ownerName: '林 翔' });
    const waiting = await sales.mailed('waits', { ownerName: '林 翔', title: '購買部長' });
    const customerId = customerOf(waiting);
    await sales.world.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${waiting.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await download(sales.world.stack, waiting);
    const before = await sales.world.lead(customerId);

    const taken = await take(customerId, '林 翔');
    await report(sales.world.stack, sales.newest(at('hayashi'), first.customerId), 'notNeeded');
    await sales.world.dispatch();

    expect(before.handoffs).toEqual([]);
    expect(taken.status).toBe(200);
    expect((await sales.world.lead(customerId)).handoffs).toMatchObject([
      { code: codeIn(taken), decided: { routedBecause: 'taken' } },
    ]);
  });
});
