import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedSalesProcess } from '../../../domain/handoffs/process/shipped-sales-process.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  actionLink,
  answer,
  ask,
  customerOf,
  get,
  mailsTo,
  mailTo,
  press,
  report,
} from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

type Form = Readonly<Record<string, string>>;

/** A customer who asked for a talk, taken by sales. */
async function taken(
  name: string,
): Promise<{ customerId: string; staff: Mail; at: (form: string) => string }> {
  const mail = await given(rekindle, aMailedCustomer(name, { title: '部長' }));
  await ask(rekindle.stack, mail);
  const staff = mailTo(rekindle.stack, owner);
  await answer(rekindle.stack, staff, 'accept');
  const link = actionLink(staff, 'report');
  return { customerId: customerOf(mail), staff, at: (form) => link.replace('a=report', `a=${form}`) };
}

const handoffOf = async (customerId: string) => {
  const [handoff] = (await rekindle.lead(customerId)).handoffs;
  if (handoff === undefined) throw new Error(`${customerId} has no handoff`);
  return handoff;
};
const send = (url: string, form: Form) => press(rekindle.stack, url, form);
/** The undo of the newest receipt. */
const undoLink = (customerId: string): string => {
  const receipt = mailsTo(rekindle.stack, owner).findLast(
    (mail) => mail.tags['c'] === customerId && mail.text?.includes('a=undo'),
  );
  return receipt === undefined ? '' : actionLink(receipt, 'undo');
};
const boxesIn = (page: string): readonly string[] =>
  [...page.matchAll(/name="check-(\w+)"/g)].map(([, id = '']) => id);
const draftsIn = async () =>
  (await rekindle.dump()).filter((item) => String(item['sk']).startsWith('DRAFT#'));
const today = (): string =>
  new Date(rekindle.stack.now().getTime() + 540 * MINUTE).toISOString().slice(0, 10);

const hearing = { phase: 'hearing', 'stage-hearing': 'listening', 'check-hearingBegun': 'on' };
const proposal = {
  from: 'hearing',
  phase: 'proposal',
  'stage-proposal': 'proposed',
  'check-firstMeetingHeld': 'on',
  'check-proposalSent': 'on',
};

describe('moving a deal', () => {
  it('asks only for what is missing: the first contact and the customer are known', async () => {
    const { customerId, staff, at } = await taken('asks');
    const untouched = boxesIn((await get(at('progress'))).text);
    await report(rekindle.stack, staff, 'reached');

    const page = await get(at('progress'));
    const refused = await send(at('progress'), { phase: 'hearing' });
    const allowed = await send(at('progress'), hearing);
    const next = await get(at('progress'));

    expect(untouched).toContain('contactMade');
    expect(boxesIn(page.text)).not.toContain('contactMade');
    expect(boxesIn(page.text)).not.toContain('contactKnown');
    expect(page.text).toContain('初回接点を取る段階。');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('足りないもの: ヒアリングの実施が始まっている。');
    expect(allowed.text).toContain('ヒアリング／聞き取り中');
    expect(boxesIn(next.text)).not.toContain('hearingBegun');
    expect(await handoffOf(customerId)).toMatchObject({
      progress: { phase: 'hearing', stage: 'listening', checks: ['hearingBegun'] },
    });
  });

  it('to クロージング without a sent 見積 is refused in the words of the criterion, and back is always allowed (G5)', async () => {
    const { customerId, staff, at } = await taken('closing');
    await report(rekindle.stack, staff, 'reached');
    await send(at('progress'), { ...hearing, ...proposal, rank: 'A' });

    const refused = await send(at('progress'), {
      phase: 'closing',
      'check-negotiating': 'on',
      'check-considering': 'on',
      'record-openTerms': '支払条件',
    });
    const before = await handoffOf(customerId);
    await send(at('progress'), {
      phase: 'closing',
      'check-negotiating': 'on',
      'check-considering': 'on',
      'check-quoteSent': 'on',
      'record-openTerms': '支払条件',
    });
    const closing = await handoffOf(customerId);
    const back = await send(at('progress'), { phase: 'hearing' });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('足りないもの: 見積書を送付済み。');
    expect(refused.text).toContain('顧客と価格や条件交渉が始まり、導入の具体的な検討に入っている。');
    expect(refused.text).toMatch(/id="check-negotiating"[^>]* checked/);
    expect(refused.text).toMatch(/id="check-quoteSent"[^>]*value="on">/);
    expect(refused.text).toMatch(/id="phase-closing"[^>]* checked/);
    expect(refused.text).toContain('>支払条件</textarea>');
    expect(before.progress?.phase).toBe('proposal');
    expect(closing.progress).toMatchObject({ phase: 'closing', records: { openTerms: '支払条件' } });
    expect(back.status).toBe(200);
    expect((await handoffOf(customerId)).progress?.phase).toBe('hearing');
    expect(await rekindle.verify()).toEqual([]);
  });

  it('twice at once is one answer, and an undo puts phase, rank and plans back', async () => {
    const { customerId, staff, at } = await taken('double');
    await report(rekindle.stack, staff, 'reached');
    await send(at('progress'), { ...hearing, next: 'planned', nextOn: '2026-10-20', nextWhat: '訪問' });
    const before = await rekindle.lead(customerId);
    await rekindle.advance(2 * MINUTE);
    const form = { ...proposal, rank: 'C', next: 'undecided', 'record-proposalPoints': '在庫の見える化' };

    const both = await Promise.all([send(at('progress'), form), send(at('progress'), form)]);
    const again = await send(at('progress'), form);
    const moved = await rekindle.lead(customerId);
    await press(rekindle.stack, undoLink(customerId));

    expect([...both, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(moved.facts.filter(({ kind }) => kind === 'feedback')).toHaveLength(
      before.facts.filter(({ kind }) => kind === 'feedback').length + 1,
    );
    expect(moved.handoffs).toMatchObject([{ rank: 'C', nextActions: [], progress: { phase: 'proposal' } }]);
    expect((await rekindle.lead(customerId)).handoffs).toEqual(before.handoffs);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('out of the hearing asks for the rank anew, the proposal chosen by what is known', async () => {
    const { customerId, staff, at } = await taken('ranked');
    await report(rekindle.stack, staff, 'reached', { budget: 'none', need: 'gathering' });
    await send(at('progress'), hearing);

    const page = await get(at('progress'));
    const missing = await send(at('progress'), proposal);
    await send(at('progress'), { ...proposal, rank: 'B' });

    expect(page.text).toContain('A/B/C判定の見直し');
    expect(page.text).toMatch(/id="rank-B"[^>]* checked/);
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('A/B/C判定を見直します');
    expect(await handoffOf(customerId)).toMatchObject({ rank: 'B', progress: { phase: 'proposal' } });
    expect((await get(at('progress'))).text).not.toContain('A/B/C判定の見直し');
  });
});

describe('a deal that is won', () => {
  it('by the report stands at 成約, and what follows can still be recorded', async () => {
    const { customerId, staff, at } = await taken('followed');
    await report(rekindle.stack, staff, 'opportunity', { amount: '80万円' });
    await report(rekindle.stack, staff, 'won', { amount: '80万円' });
    const won = await rekindle.lead(customerId);

    const page = await get(at('progress'));
    const back = await send(at('progress'), { phase: 'closing' });
    await send(at('progress'), { phase: 'followUp', 'record-delivery': '10/20 納品', next: 'undecided' });

    expect(won.handoffs).toMatchObject([{ state: 'closed', outcome: 'won', progress: { phase: 'won' } }]);
    expect(page.text).not.toContain('id="phase-closing"');
    expect(back.status).toBe(422);
    const after = await rekindle.lead(customerId);
    expect(after.handoffs).toMatchObject([
      { state: 'closed', outcome: 'won', deal: won.handoffs[0]?.deal, progress: { phase: 'followUp' } },
    ]);
    expect(after.standing).toMatchObject({ status: 'won' });
    expect((await rekindle.kpis()).all.counts).toMatchObject({ won: 1 });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('by its progress is won like by the report, and can be taken back', async () => {
    const { customerId, staff, at } = await taken('wonby');
    await report(rekindle.stack, staff, 'reached');
    const before = await rekindle.lead(customerId);
    const wonBefore = (await rekindle.kpis()).all.counts['won'] ?? 0;
    const all = Object.fromEntries(shippedSalesProcess.checks.map(({ id }) => [`check-${id}`, 'on']));
    await rekindle.advance(MINUTE);

    const recorded = await send(at('progress'), { ...all, phase: 'won', rank: 'A', amount: '120万円' });
    const won = await rekindle.lead(customerId);
    const kpis = (await rekindle.kpis()).all.counts;
    await press(rekindle.stack, undoLink(customerId));

    expect(recorded.text).toContain('金額: 120万円');
    expect(won.standing.status).toBe('won');
    expect(won.handoffs).toMatchObject([{ state: 'closed', outcome: 'won', deal: { amount: 1_200_000 } }]);
    expect(kpis['won']).toBe(wonBefore + 1);
    const after = await rekindle.lead(customerId);
    expect(after.standing.status).toBe(before.standing.status);
    expect(after.handoffs).toMatchObject([{ state: 'accepted', outcome: 'reached' }]);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is over for anything else once it is lost', async () => {
    const { customerId, staff, at } = await taken('lostdeal');
    await report(rekindle.stack, staff, 'lost');

    const page = await get(at('progress'));
    const sent = await send(at('progress'), { phase: 'approach' });

    expect(page.text).toContain('この件は報告済みです');
    expect(sent.text).toContain('この件は報告済みです');
    expect((await handoffOf(customerId)).progress).toBeUndefined();
  });
});

describe('a draft', () => {
  it('changes nothing, is there on another device, and goes when the answer is recorded', async () => {
    const { customerId, at } = await taken('drafted');
    const before = await rekindle.lead(customerId);
    const form = {
      outcome: 'opportunity',
      amount: '百万くらい',
      note: '途中です',
      needNote: '棚卸し',
      'hurdle-price': 'on',
    };

    const saved = await send(at('draft&form=report'), form);
    await send(at('draft&form=progress'), {
      phase: 'closing',
      'record-obstacles': '稟議',
      'check-quoteSent': 'on',
    });
    const elsewhere = await get(at('report'));
    const progress = await get(at('progress'));
    const unchanged = await rekindle.lead(customerId);
    const refused = await send(at('report'), form);
    const kept = await draftsIn();
    await send(at('report'), { ...form, amount: '100万円' });

    expect(saved.status).toBe(200);
    expect(saved.text).toContain('下書きを保存しました');
    expect(unchanged).toEqual(before);
    expect(elsewhere.text).toContain('に保存）の続きです');
    for (const page of [elsewhere, refused]) {
      expect(page.text).toMatch(/id="outcome-opportunity"[^>]* checked/);
      expect(page.text).toContain('value="百万くらい"');
      expect(page.text).toContain('>途中です</textarea>');
      expect(page.text).toContain('value="棚卸し"');
      expect(page.text).toMatch(/id="hurdle-price"[^>]* checked/);
    }
    expect(progress.text).toContain('>稟議</textarea>');
    expect(progress.text).toMatch(/id="phase-closing"[^>]* checked/);
    expect(refused.status).toBe(422);
    expect(kept).toHaveLength(2);
    expect((await get(at('report'))).text).not.toContain('途中です</textarea>');
    expect((await draftsIn()).map((item) => String(item['sk']).split('#').at(-1))).toEqual(['progress']);
    await send(at('progress'), { phase: 'approach', 'stage-approach': 'arranging' });
    expect(await draftsIn()).toEqual([]);
  });

  it('is no longer taken from somebody who has handed the lead on', async () => {
    const { at, staff } = await taken('passed');
    await answer(rekindle.stack, staff, 'decline');

    const page = await send(at('draft&form=report'), { outcome: 'reached' });

    expect(page.text).toContain('この件の担当が変わりました');
    expect(await draftsIn()).toEqual([]);
  });
});

describe('the history on the report page', () => {
  it('says who answered what and when, and what was taken back', async () => {
    const { customerId, staff, at } = await taken('history');
    await report(rekindle.stack, staff, 'notNeeded', { note: '今は要らない' });
    await rekindle.advance(MINUTE);
    await press(rekindle.stack, undoLink(customerId));
    await report(rekindle.stack, staff, 'reached', {
      budget: 'secured',
      budgetNote: '300万円',
      reason: '基幹の更新',
      sentText: '料金表',
      sentReaction: 'positive',
    });
    await rekindle.advance(DAY);

    const { text } = await get(at('report'));

    const history = text.slice(text.indexOf('これまでの記録'));
    expect(history).toContain('これまでの記録（3件）');
    expect(history).toMatch(/10月6日\(火\)[^<]*佐藤 誠/);
    expect(history).toMatch(/<s>今は不要<\/s>\s*<strong>取り消し済み<\/strong>/);
    expect(history).toContain('予算: 確保済み（300万円）');
    expect(history).toContain('導入理由: 基幹の更新');
    expect(history).toContain('送った資料: 料金表');
    expect(text).toMatch(/いまの記録[\s\S]{0,60}予算: 確保済み・300万円/);
    expect((await get(`${at('report')}&lang=en`)).text).toContain('Earlier answers (3)');
  });
});

describe('the receipt', () => {
  it('of a progress says where the deal stands, what was ticked, recorded and planned', async () => {
    const { staff, at } = await taken('receipt');
    await report(rekindle.stack, staff, 'reached');

    const page = await send(at('progress'), {
      ...hearing,
      'record-problem': '棚卸しに40時間',
      next: 'planned',
      nextOn: '2026-10-20',
      nextWhat: '工場を訪問',
    });

    const mail = mailTo(rekindle.stack, owner);
    for (const text of [page.text, mail.text ?? '']) {
      expect(text).toContain('ヒアリング／聞き取り中');
      expect(text).toContain('ヒアリングの実施が始まっている');
      expect(text).toContain('工場を訪問');
      expect(text).toContain('棚卸しに40時間');
    }
  });
});

const rowsSchema = z.object({
  handoffs: z.array(
    z
      .object({
        code: z.string(),
        phaseLabel: z.string().optional(),
        stageLabel: z.string().optional(),
        review: z
          .object({
            isUnfollowed: z.boolean(),
            hasNoNextAction: z.boolean(),
            stalledDays: z.number().optional(),
          })
          .loose(),
      })
      .loose(),
  ),
});

describe('the team', () => {
  it('sees phases, what stands still and what has no next action, and everything of one handoff', async () => {
    const { customerId, staff, at } = await taken('team');
    const { code } = await handoffOf(customerId);
    const row = async () =>
      rowsSchema
        .parse((await rekindle.call('GET', '/handoffs', undefined, 'en')).body)
        .handoffs.find((each) => each.code === code);
    const fresh = await row();
    await report(rekindle.stack, staff, 'reached');
    await send(at('progress'), { ...hearing, 'record-agenda': '見積の説明' });

    const placed = await row();
    await rekindle.advance(15 * DAY);
    const still = await row();
    const shown = await rekindle.call('GET', `/handoffs/${code.toLowerCase()}`, undefined, 'ja');

    expect(fresh?.review).toMatchObject({ isUnfollowed: true });
    expect(placed).toMatchObject({
      phaseLabel: 'Hearing',
      stageLabel: 'Listening',
      review: { isUnfollowed: false, hasNoNextAction: true },
    });
    expect(placed?.review.stalledDays).toBeUndefined();
    expect(still?.review.stalledDays).toBe(15);
    expect(shown.body).toMatchObject({
      handoff: { code },
      ownerName: '佐藤 誠',
      phaseLabel: 'ヒアリング',
      records: [{ label: '商談の目的や議題（確認済みの内容を含む）', value: '見積の説明' }],
      history: [
        { kind: 'accept', by: '佐藤 誠' },
        { kind: 'report', lines: ['話せた'] },
        { kind: 'progress', isUndone: false },
      ],
    });
    expect(z.object({ missingRecords: z.array(z.string()) }).parse(shown.body).missingRecords).toHaveLength(
      5,
    );
    await report(rekindle.stack, staff, 'lost');
    expect((await rekindle.call('GET', `/handoffs/${code}`)).body).toMatchObject({
      handoff: { outcome: 'lost' },
    });
    const unknown = await rekindle.call('GET', '/handoffs/ZZZZZZ', undefined, 'en');
    expect([unknown.status, messageOf(unknown)]).toEqual([
      404,
      expect.stringContaining('no handoff with the code "ZZZZZZ"'),
    ]);
  });

  it('edits the process: a phase of its own is asked for, and one that does not hang together is refused', async () => {
    const { at } = await taken('edited');
    const edited = structuredClone(shippedSalesProcess);
    edited.phases.splice(2, 0, {
      id: 'demo',
      label: { ja: 'デモ', en: 'Demo' },
      meaning: { ja: '実機をお見せする段階。', en: 'Showing it.' },
      stages: [],
    });
    const broken = structuredClone(edited);
    broken.criteria.push({ from: 'demo', to: 'trial', text: { ja: 'x', en: 'x' }, checks: ['agreed'] });

    const refused = await rekindle.call('PUT', '/settings', { salesProcess: broken }, 'en');
    const saved = await rekindle.call('PUT', '/settings', { salesProcess: edited });
    await rekindle.advance(MINUTE);
    const page = await get(at('progress'));
    await rekindle.call('PUT', '/settings', { salesProcess: shippedSalesProcess });

    expect([refused.status, messageOf(refused)]).toEqual([
      422,
      expect.stringContaining('salesProcess.criteria.4.to ("trial"): There is no phase "trial"'),
    ]);
    expect(saved.status).toBe(200);
    expect(page.text).toContain('実機をお見せする段階。');
  });
});

describe('the time of a call', () => {
  it('that has passed is refused, and stays in the form to be mended', async () => {
    const { at } = await taken('callat');

    const page = await send(at('promise'), { callAtOther: '2026-01-05T10:00' });

    expect(page.status).toBe(422);
    expect(page.text).toContain('value="2026-01-05T10:00"');
  });
});

describe('a day of a plan', () => {
  it('that has passed is refused, and everything given stays in the form', async () => {
    const { customerId, at } = await taken('past');

    const page = await send(at('progress'), {
      phase: 'approach',
      'stage-approach': 'arranging',
      next: 'planned',
      nextOn: '2026-01-05',
      nextWhat: '電話',
      'record-route': '展示会',
    });

    expect(page.status).toBe(422);
    expect(page.text).toContain('「2026-01-05」は過ぎています');
    expect(page.text).toContain('value="電話"');
    expect(page.text).toContain('>展示会</textarea>');
    expect(page.text).toMatch(/id="stage-approach-arranging"[^>]* checked/);
    expect((await handoffOf(customerId)).progress).toBeUndefined();
    expect(
      (await send(at('progress'), { phase: 'approach', nextOn: today(), nextWhat: '電話' })).status,
    ).toBe(200);
  });
});
