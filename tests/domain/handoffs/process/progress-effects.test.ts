import { holdsOf } from '../../../../domain/people/causes.ts';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../../domain/people/standing.ts';
import { effectsOf } from '../../../../domain/handoffs/answer/feedback-effects.ts';
import type { Handoff } from '../../../../domain/handoffs/handoff.ts';
import { nextTimerAt, timersOf } from '../../../../domain/handoffs/clocks/handoff-timers.ts';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import type { ProgressAnswer } from '../../../../domain/handoffs/process/progress-effects.ts';
import {
  changesBetween,
  restoreHandoff,
  restoreStanding,
} from '../../../../domain/handoffs/answer/undo-journal.ts';
import { aFeedback, aHandoff, aReport } from '../../../builders/handoffs.ts';
import { aStanding } from '../../../builders/people.ts';
import { iso, now, today } from '../../../builders/time.ts';

const decided = {
  rules: 1,
  temperature: 'hot',
  rankedBecause: 'hot',
  routedBecause: 'accountOwner',
  bantConfirmed: 0,
} as const;
const accepted = aHandoff({ state: 'accepted', acceptedAt: iso(now), decided });
const before = aStanding({ status: 'sal', openHandoffId: 'handoff-1' });

const answer = (change: Partial<ProgressAnswer> = {}): ProgressAnswer => ({
  kind: 'progress',
  phase: 'hearing',
  checks: [],
  records: {},
  ...change,
});
const effects = (
  change: Partial<ProgressAnswer>,
  handoff: Handoff = accepted,
  standing: Partial<Standing> = {},
  at = now + 60_000,
) => effectsOf(aFeedback(answer(change), { at: iso(at) }), handoff, { ...before, ...standing }, today);

describe('saying where a deal stands', () => {
  it('keeps phase, stage, checks and records, since when, and takes the handoff', () => {
    const { handoff, standing, interestFactor, isTrainingLabel } = effects(
      { stage: 'listening', checks: ['hearingBegun', 'contactMade'], records: { problem: '在庫が合わない' } },
      aHandoff(),
      { status: 'mql' },
    );

    expect(handoff).toMatchObject({
      state: 'accepted',
      firstContactAt: iso(now + 60_000),
      reportedAt: iso(now + 60_000),
      progress: {
        phase: 'hearing',
        stage: 'listening',
        since: iso(now + 60_000),
        checks: ['hearingBegun', 'contactMade'],
        records: { problem: '在庫が合わない' },
      },
    });
    expect(standing).toMatchObject({ status: 'sal', lastTwoWayOn: today });
    expect([interestFactor, isTrainingLabel]).toEqual([1, false]);
  });

  it('collects checks, and counts the days of a phase from the move, not from a note', () => {
    const first = effects({ stage: 'listening', checks: ['hearingBegun'] }).handoff;
    const noted = effects(
      { stage: 'listening', records: { agenda: '見積' } },
      first,
      {},
      now + 3_600_000,
    ).handoff;
    const moved = effects(
      { phase: 'proposal', checks: ['proposalSent'] },
      noted,
      {},
      now + 7_200_000,
    ).handoff;

    expect(noted.progress?.since).toBe(first.progress?.since);
    expect(moved.progress).toMatchObject({
      since: iso(now + 7_200_000),
      checks: ['hearingBegun', 'proposalSent'],
      records: {},
    });
  });

  it('made while nobody was reached yet leaves the first contact open', () => {
    const { handoff, standing } = effects({ phase: 'approach', stage: 'preparing' });

    expect(handoff.firstContactAt).toBeUndefined();
    expect(standing.lastTwoWayOn).toBeUndefined();
  });

  it('counts as a report: the clock of the next one runs anew (R8)', () => {
    const { handoff } = effects({ checks: ['contactMade'] });

    expect(timersOf(handoff, defaultCalendar).map(({ name }) => name)).toEqual([
      `unreported5@${handoff.reportedAt}`,
      `unreported10@${handoff.reportedAt}`,
      `unreported20@${handoff.reportedAt}`,
    ]);
    expect(nextTimerAt(handoff, defaultCalendar)).toBeDefined();
  });

  it('puts the next action in the place of the next that was planned, or says that there is none', () => {
    const planned: Handoff = {
      ...accepted,
      nextActions: [
        { on: '2026-12-10', isWeek: true, what: '部長との面談を打診' },
        { on: '2026-12-01', isWeek: false, what: '競合比較表を送付' },
      ],
    };

    const { handoff } = effects({ nextAction: { on: '2026-12-03', what: '電話' } }, planned);

    expect(handoff.nextActions).toEqual([
      { on: '2026-12-03', isWeek: false, what: '電話' },
      { on: '2026-12-10', isWeek: true, what: '部長との面談を打診' },
    ]);
    expect(effects({}, planned).handoff.nextActions).toEqual(planned.nextActions);
    expect(effects({ nextActionUndecided: true }, planned).handoff.nextActions).toEqual([]);
  });

  it('changes the rank where it was looked at anew, and says so', () => {
    const { handoff } = effects({ phase: 'proposal', rank: 'B' }, accepted, {
      bant: { need: 'concrete', budget: 'secured' },
    });

    expect(handoff).toMatchObject({ rank: 'B', decided: { rankedBecause: 'reviewed', bantConfirmed: 2 } });
    expect(effects({ phase: 'proposal' }).handoff).toMatchObject({ rank: 'A', decided });
  });

  it('as won does what the outcome does', () => {
    const { handoff, standing, deal } = effects({
      phase: 'won',
      checks: ['agreed', 'signed'],
      amount: 800_000,
    });

    expect(handoff).toMatchObject({
      state: 'closed',
      outcome: 'won',
      deal: { amount: 800_000, closedOn: today },
      progress: { phase: 'won', checks: ['agreed', 'signed'] },
    });
    expect(standing.status).toBe('won');
    expect(deal).toEqual({ stage: 'won', amount: 800_000 });
  });

  it('after the win changes neither deal nor standing', () => {
    const won = effects({ phase: 'won' });

    const after = effectsOf(
      aFeedback(answer({ phase: 'followUp', records: { delivery: '12/1 納品' } }), {
        at: iso(now + 120_000),
      }),
      won.handoff,
      won.standing,
      today,
    );

    expect(after.handoff).toMatchObject({ state: 'closed', outcome: 'won', progress: { phase: 'followUp' } });
    expect(after.standing).toEqual(won.standing);
    expect(after.deal).toBeUndefined();
  });

  it('can be taken back: phase, rank and plans are as before', () => {
    const first = effects({ checks: ['hearingBegun'], nextAction: { on: '2026-12-03', what: '訪問' } });
    const second = effectsOf(
      aFeedback(
        answer({ phase: 'proposal', checks: ['proposalSent'], rank: 'C', nextActionUndecided: true }),
        {
          at: iso(now + 120_000),
        },
      ),
      first.handoff,
      first.standing,
      today,
    );

    expect([
      restoreHandoff(second.handoff, changesBetween(first.handoff, second.handoff)),
      restoreStanding(second.standing, changesBetween(first.standing, second.standing)),
    ]).toEqual([first.handoff, first.standing]);
  });
});

describe('the outcome report', () => {
  it('of a win places the deal there, with what was recorded', () => {
    const proposed = effects({ phase: 'proposal', checks: ['quoteSent'], records: { problem: 'x' } });

    const { handoff } = effectsOf(aReport('won', { amount: 1 }), proposed.handoff, proposed.standing, today);

    expect(handoff.progress).toEqual({
      phase: 'won',
      since: iso(now),
      checks: ['quoteSent'],
      records: { problem: 'x' },
    });
  });

  it('that says nothing of plans leaves them, and one that says "undecided" does not', () => {
    const planned = { ...accepted, nextActions: [{ on: '2026-12-01', isWeek: false, what: '電話' }] };
    const report = (talk: object) =>
      effectsOf(aReport('reached', talk), planned, before, today).handoff.nextActions;

    expect(report({})).toEqual(planned.nextActions);
    expect(report({ talk: { nextAction: 'undecided' } })).toEqual([]);
    expect(report({ talk: { nextActionText: '12/8に見積' } })).toMatchObject([{ on: '2026-12-08' }]);
  });

  it('keeps the notes to budget, authority, need and timeframe with the customer (R21)', () => {
    const { standing } = effectsOf(
      aReport('reached', { bant: { budget: 'secured' }, bantNotes: { budget: '300万円' } }),
      accepted,
      { ...before, bantNotes: { budget: '未定', authority: '鈴木部長' } },
      today,
    );

    expect(standing.bantNotes).toEqual({ budget: '300万円', authority: '鈴木部長' });
  });

  it.each([
    ['reached', '2027年4月', '2027-04-01', undefined],
    ['gathering', '2027/10ごろ', '2027-10-01', undefined],
    ['tooEarly', '来年6月', '2027-06-01', '2027-06-01'],
    ['reached', '次期予算で', undefined, undefined],
    ['reached', '2026年1月', undefined, undefined],
  ] as const)('%s with 「%s」 sets the wake date %s (R21)', (outcome, timeframe, wakeOn, heldUntil) => {
    const { standing } = effectsOf(
      aReport(outcome, { bant: { timeframe: 'undecided' }, bantNotes: { timeframe } }),
      accepted,
      before,
      today,
    );

    const holds = holdsOf(standing);
    expect(holds.wakeOn).toBe(wakeOn);
    if (outcome === 'tooEarly') expect(holds.noHandoffBefore).toBe(heldUntil);
  });

  it('keeps to the day that sales chose for "too early", whatever the note', () => {
    const { standing } = effectsOf(
      aReport('tooEarly', { until: '2027-02-01', bantNotes: { timeframe: '2027年6月' } }),
      accepted,
      before,
      today,
    );

    expect(holdsOf(standing)).toMatchObject({ wakeOn: '2027-02-01', noHandoffBefore: '2027-02-01' });
  });
});
