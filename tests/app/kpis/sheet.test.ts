import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '../../../app/timeline/timeline-store.ts';
import { scanHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { routes } from '../../../contract/api.ts';
import type { Fact } from '../../../domain/timeline/fact.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { actionLink, answer, ask, mailTo, press, report } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

const sheet = async () =>
  routes.showMeetingSheet.answer.parse((await world.call('GET', '/meetings/sheet')).body);

async function handedOver(name: string) {
  await ask(world.stack, await given(world, aMailedCustomer(name)));
  return mailTo(world.stack, owner);
}

/** Everything there is, one by one: no index, no feed. */
async function raw(): Promise<{ readonly handoffs: readonly Handoff[]; readonly facts: readonly Fact[] }> {
  const handoffs: Handoff[] = [];
  for await (const handoff of scanHandoffs(world.deps.db, 0, 1)) handoffs.push(handoff);
  const customers = [...new Set(handoffs.map(({ customerId }) => customerId))];
  const facts = (await Promise.all(customers.map((id) => findFacts(world.deps.db, id)))).flat();
  return { handoffs, facts };
}

/** Counted plainly over all rows: due in the stretch, and done by then. */
async function countedPlainly(from: string, until: string) {
  const { handoffs, facts } = await raw();
  const [received, firstContact] = [
    { inTime: 0, of: 0 },
    { inTime: 0, of: 0 },
  ];
  for (const handoff of handoffs) {
    if (handoff.state === 'withdrawn') continue;
    if (handoff.receivedDueAt >= from && handoff.receivedDueAt < until) {
      received.of++;
      const taken = handoff.acceptedAt ?? handoff.firstContactAt ?? handoff.reportedAt ?? '9';
      if (taken <= handoff.receivedDueAt) received.inTime++;
    }
    if (handoff.rank !== 'C' && handoff.firstContactDueAt >= from && handoff.firstContactDueAt < until) {
      firstContact.of++;
      if ((handoff.firstContactAt ?? '9') <= handoff.firstContactDueAt) firstContact.inTime++;
    }
  }
  const outcomes: Record<string, string> = {};
  for (const fact of facts.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (fact.kind !== 'feedback' || fact.at < from || fact.at >= until) continue;
    const isUndone = facts.some(
      (other) =>
        other.kind === 'feedback' &&
        other.feedback.answer.kind === 'undo' &&
        other.feedback.answer.feedbackId === fact.id,
    );
    if (fact.feedback.answer.kind === 'report' && !isUndone)
      outcomes[fact.handoffId] = fact.feedback.answer.outcome;
  }
  const said: Record<string, number> = {};
  for (const outcome of Object.values(outcomes)) said[outcome] = (said[outcome] ?? 0) + 1;
  return { received, firstContact, said };
}

describe('the sheet of the weekly meeting', () => {
  it('counts what sales kept and said as a plain count over all rows does, also of handoffs that are closed', async () => {
    await answer(world.stack, await handedOver('intime'), 'accept');
    const late = await handedOver('late');
    await world.advance(2 * DAY);
    await report(world.stack, late, 'tooEarly', { note: '来期に考えたい' });
    await report(world.stack, await handedOver('lost'), 'opportunity');
    await world.advance(HOUR);
    const gathering = await handedOver('gathering');
    await report(world.stack, gathering, 'gathering');
    const undone = await handedOver('undone');
    await report(world.stack, undone, 'notNeeded', { note: '取り消した言葉' });
    await press(world.stack, actionLink(mailTo(world.stack, owner, /記録/), 'undo'));
    await handedOver('silent');
    await world.advance(3 * DAY);

    const { sales, said, stretch, ...rest } = await sheet();
    const plain = await countedPlainly(stretch.from, stretch.until);

    expect(plain.received.of).toBeGreaterThan(4);
    expect(plain.received.inTime).toBeGreaterThan(0);
    expect(plain.received.inTime).toBeLessThan(plain.received.of);
    expect(sales).toMatchObject({ received: plain.received, firstContact: plain.firstContact });
    expect(Object.fromEntries(said.outcomes.map(({ outcome, count }) => [outcome, count]))).toEqual(
      plain.said,
    );
    expect(said.reports).toBe(Object.values(plain.said).reduce((sum, each) => sum + each, 0));
    expect(rest.last).toBeUndefined();
    expect(rest.focus.first.map(({ accountName }) => accountName)).toContain('株式会社silent.example');
  });

  it('stands beside the last meeting, of an earlier day, and begins where that ended', async () => {
    const decisions = [{ what: '料金表を送り直す', who: '佐藤' }, { what: '価格の比較を作る' }];
    const kept = routes.keepMeeting.answer.parse((await world.call('POST', '/meetings', { decisions })).body);
    const onTheDay = await sheet();
    await world.call('POST', '/meetings/decisions', { id: `${kept.id}-1`, isDone: true });
    await world.advance(7 * DAY + MINUTE);
    await report(world.stack, await handedOver('won'), 'opportunity');
    await report(world.stack, mailTo(world.stack, owner), 'won', {
      note: '稟議が早く通った',
      amount: '1200000',
    });

    const { last, stretch, won, earlierDecisions, decisions: today, sales } = await sheet();
    const plain = await countedPlainly(stretch.from, stretch.until);

    expect(onTheDay.last).toBeUndefined();
    expect(onTheDay.decisions.map(({ what }) => what)).toEqual(['料金表を送り直す', '価格の比較を作る']);
    expect(last).toMatchObject({ id: kept.id, shown: kept.shown });
    expect(stretch.from).toBe(kept.at);
    expect(earlierDecisions.map(({ what, done }) => [what, done !== undefined])).toEqual([
      ['料金表を送り直す', true],
      ['価格の比較を作る', false],
    ]);
    expect(today).toEqual([]);
    expect(won).toMatchObject({
      accountName: '株式会社won.example',
      words: '稟議が早く通った',
      outcome: 'won',
    });
    expect(sales).toMatchObject({ received: plain.received, firstContact: plain.firstContact });
  });

  it('goes on with a decision of long ago until it is done, and looks at seven days where nobody met for long', async () => {
    await world.advance(40 * DAY);
    await world.call('POST', '/meetings', {});
    await world.advance(40 * DAY);

    const { stretch, earlierDecisions, at } = await sheet();

    expect(Date.parse(at) - Date.parse(stretch.from)).toBe(7 * DAY);
    expect(earlierDecisions.map(({ what }) => what)).toEqual(['価格の比較を作る']);
  });
});
