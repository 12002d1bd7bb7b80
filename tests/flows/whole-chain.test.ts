import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../local/ses/mail.ts';
import {
  answer,
  ask,
  click,
  customerOf,
  documentLink,
  download,
  mailsTo,
  mailTo,
  report,
} from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { owner, type Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle();
});
afterAll(() => rekindle.close());

describe('the whole chain', () => {
  let campaignId: string;
  let mail: Mail;
  const lead = () => rekindle.lead(customerOf(mail));
  const counts = async () => (await rekindle.kpis(campaignId)).all.counts;

  it('begins with a file and a launch: one mail, which says no inner word', async () => {
    await rekindle.people('chain', { email: 'yamada@chain.example', name: '山田 花子', title: '購買部長' });
    campaignId = await rekindle.launch('chain', { name: '掘り起こし秋' });

    mail = mailTo(rekindle.stack, 'yamada@chain.example');
    expect(mailsTo(rekindle.stack, 'yamada@chain.example')).toHaveLength(1);
    expect((await lead()).standing.status).toBe('nurturing');
    expect(await counts()).toMatchObject({ enrolled: 1, mailed: 1, hot: 0, handoffs: 0 });
    const visible = [
      mail.subject,
      mail.text,
      mail.html,
      JSON.stringify(mail.headers),
      JSON.stringify(mail.links),
    ].join();
    expect(visible).toContain('山田');
    expect(visible).not.toMatch(/dormant|休眠|掘り起こし|ホット|hot[^a-z]|score|スコア|campaign/i);
    expect(mail.headers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post']),
    );
  });

  it('counts a click and a download, and keeps the customer dormant all the while (G7)', async () => {
    await click(rekindle.stack, mail, documentLink(mail));
    await download(rekindle.stack, mail);

    const { interest, dormancy, standing } = await lead();
    expect(interest).toMatchObject({ temperature: 'warm', threshold: 40 });
    expect(interest.points).toBeCloseTo(25, 1);
    expect(dormancy).toMatchObject({ kind: 'dormant' });
    expect(standing.status).toBe('nurturing');
  });

  it('makes a request hot at once, and gives sales one mail with the five kinds of information (G8)', async () => {
    await ask(rekindle.stack, mail, '在庫の見直しを相談したいです。');

    const { interest, standing, handoffs } = await lead();
    expect(interest.temperature).toBe('hot');
    expect(standing).toMatchObject({ status: 'mql', openHandoffId: handoffs[0]?.id });
    expect(handoffs).toMatchObject([{ rank: 'A', state: 'open', isRequest: true }]);
    const staff = mailsTo(rekindle.stack, owner);
    expect(staff).toHaveLength(1);
    const text = staff[0]?.text ?? '';
    // docs/rules.md#five-kinds-of-information: who, the relation so far, recent acts, the score, what to do.
    for (const kind of ['お相手', 'これまでの経緯', '直近の行動', '関心度', 'おすすめの連絡方法'])
      expect(text).toContain(`■ ${kind}`);
    expect(text).toContain('山田 花子様');
    expect(text).toContain('「在庫の見直しを相談したいです。」');
    expect(text).toContain('「在庫を3割減らす見直し手順」をダウンロード');
    expect(text).toMatch(/高 55点/);
    expect(text).toContain('電話');
    expect(staff[0]?.links.some(({ tracked }) => tracked)).toBe(false);
    expect(await counts()).toMatchObject({ hot: 1, handoffs: 1, accepted: 0 });
  });

  it('takes the answers of sales up to a won deal; status and KPIs follow', async () => {
    const staff = mailTo(rekindle.stack, owner);

    await answer(rekindle.stack, staff, 'accept');
    const accepted = { status: (await lead()).standing.status, counts: await counts() };
    await report(rekindle.stack, staff, 'opportunity', { amount: '120万円', need: 'concrete' });
    const opportunity = { status: (await lead()).standing.status, counts: await counts() };
    await report(rekindle.stack, staff, 'won', { amount: '1,500,000' });

    expect(accepted).toMatchObject({ status: 'sal', counts: { accepted: 1, reported: 0 } });
    expect(opportunity).toMatchObject({
      status: 'opportunity',
      counts: { reported: 1, opportunities: 1, hotOpportunities: 1, opportunityAmount: 1_200_000, won: 0 },
    });
    expect((await lead()).standing.status).toBe('won');
    expect(await counts()).toMatchObject({ won: 1, wonAmount: 1_500_000 });
  });

  it('leaves nothing stored that the timeline does not say, no dead letter and no error', async () => {
    expect(await rekindle.verify()).toEqual([]);
    expect(rekindle.stack.deadLetters()).toEqual([]);
    expect(rekindle.errors).toEqual([]);
  });
});
