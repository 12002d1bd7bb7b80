import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../../domain/handoffs/answer/feedback-effects.ts';
import { dealOfHandoff } from '../../../../domain/handoffs/answer/handoff-deal.ts';
import type { Feedback } from '../../../../domain/handoffs/handoff.ts';
import { upcomingActions } from '../../../../domain/handoffs/process/progress-effects.ts';
import type { Standing } from '../../../../domain/people/standing.ts';
import { holdsOf } from '../../../../domain/people/causes.ts';
import { aFeedback, aHandoff, aReport } from '../../../builders/handoffs.ts';
import { aStanding } from '../../../builders/people.ts';
import { iso, now, today } from '../../../builders/time.ts';

const heard = aHandoff({ desk: 'insideSales' });
const standing = (change: Partial<Standing> = {}) =>
  aStanding({ status: 'nurturing', openHandoffId: 'handoff-1', ...change });
const effects = (answer: Feedback['answer'], was: Partial<Standing> = {}) =>
  effectsOf(aFeedback(answer), heard, standing(was), today);

describe('inside sales', () => {
  it('raises a lead to MQL by taking it, and to TQL by a talk, where field sales makes it SAL', () => {
    const talk = aReport('reached');

    expect(effects({ kind: 'accept' }).standing.status).toBe('mql');
    expect(effectsOf(talk, heard, standing({ status: 'mql' }), today).standing.status).toBe('tql');
    expect(effectsOf(talk, aHandoff(), standing({ status: 'tql' }), today).standing.status).toBe('sal');
  });

  it.each(['mql', 'tql', 'sal', 'sql', 'opportunity'] as const)(
    'never takes %s back by taking a lead',
    (status) => {
      expect(effects({ kind: 'accept' }, { status }).standing).toEqual(standing({ status }));
    },
  );

  it('passes a lead on with what it heard: field sales has it, and the calls without answer are over', () => {
    const passed = effects(
      { kind: 'tossUp', bant: { need: 'concrete' } },
      { bant: { need: 'vague', budget: 'secured' }, callAttempts: ['2026-11-19'] },
    );

    expect(passed).toMatchObject({
      handoff: { desk: 'field', tossedUp: { by: 'owner-1', at: iso(now) } },
      standing: { bant: { need: 'concrete', budget: 'secured' }, lastTwoWayOn: today, callAttempts: [] },
      passesOn: { how: 'tossedUp' },
      interestFactor: 1,
      isTrainingLabel: false,
    });
  });

  it('keeps what was known where it heard nothing new', () => {
    const passed = effects({ kind: 'tossUp' }, { bant: { need: 'vague' }, bantNotes: { need: '増設' } });

    expect(passed.standing).toMatchObject({ bant: { need: 'vague' }, bantNotes: { need: '増設' } });
  });

  it('names somebody else, and changes nothing by itself', () => {
    const named = effects({ kind: 'reassign', to: 'owner-2' });

    expect(named).toMatchObject({ handoff: heard, passesOn: { how: 'named', to: 'owner-2' } });
  });
});

describe('an answer about another', () => {
  it.each<Feedback['answer']>([
    { kind: 'dispute', engagementIds: ['open-1'], verdicts: [], does: 'staysHot' },
    { kind: 'undo', feedbackId: 'feedback-0' },
  ])('changes nothing of the handoff: %j', (answer) => {
    expect(effects(answer)).toEqual({
      handoff: heard,
      standing: standing(),
      interestFactor: 1,
      isTrainingLabel: false,
    });
  });
});

describe('a customer who chose another supplier', () => {
  it.each([
    ['in a year', undefined, '2027-11-20', '2027-11-20'],
    ['half a year before that contract ends', '2028-01-10', '2027-07-10', '2027-07-10'],
    ['in 30 days, where half a year before is today', '2027-05-20', '2026-12-20', undefined],
    ['in 30 days, where half a year before is over', '2027-01-10', '2026-12-20', undefined],
  ])('is woken %s', (_what, until, wakeOn, noHandoffBefore) => {
    const { standing: after } = effectsOf(aReport('choseAnother', { until }), aHandoff(), standing(), today);

    expect(holdsOf(after)).toMatchObject({ wakeOn, noHandoffBefore });
  });
});

describe('the deal of a handoff', () => {
  const deal = { amount: 500, opportunityOn: '2026-11-01' };

  it.each([
    ['none', {}, undefined],
    ['open', { deal }, 'open'],
    ['open, whatever was reported, until it is closed', { deal, outcome: 'won' }, 'open'],
    ['won', { deal: { ...deal, closedOn: today }, outcome: 'won' }, 'won'],
    ['lost', { deal: { ...deal, closedOn: today }, outcome: 'lost' }, 'lost'],
  ] as const)('is %s', (_what, change, stage) => {
    expect(dealOfHandoff(aHandoff(change))?.stage).toBe(stage);
  });

  it('is the account’s, with its sum and days', () => {
    expect(dealOfHandoff(aHandoff({ deal }))).toEqual({
      dealId: 'handoff-1',
      accountId: 'account-1',
      customerId: 'customer-1',
      stage: 'open',
      stageLabel: 'open',
      openedOn: '2026-11-01',
      closedOn: undefined,
      amount: 500,
      source: 'feedback',
    });
  });
});

describe('what is planned', () => {
  it('is what lies ahead or is today, the next first', () => {
    const nextActions = ['2026-11-25', '2026-11-19', '2026-11-20'].map((on) => ({
      on,
      isWeek: false,
      what: on,
    }));

    expect(upcomingActions(aHandoff({ nextActions }), today).map(({ on }) => on)).toEqual([
      '2026-11-20',
      '2026-11-25',
    ]);
    expect(upcomingActions(aHandoff(), today)).toEqual([]);
  });
});
