import { holdsOf, type Holds } from '../../../../domain/people/causes.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSending, defaultFrequency } from '../../../../domain/mail/send-decision.ts';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import type { Standing } from '../../../../domain/people/standing.ts';
import { effectsOf } from '../../../../domain/handoffs/answer/feedback-effects.ts';
import { type FeedbackEffects } from '../../../../domain/handoffs/answer/effects.ts';
import { isOpen, outcomeSchema, type Feedback, type Handoff } from '../../../../domain/handoffs/handoff.ts';
import { rankOf } from '../../../../domain/handoffs/rank.ts';
import { aFeedback, aHandoff, aReport } from '../../../builders/handoffs.ts';
import { aCustomer, aStanding, type StandingChange } from '../../../builders/people.ts';
import { iso, now, today } from '../../../builders/time.ts';

const standingNow = (change: StandingChange = {}): Standing =>
  aStanding({ status: 'sal', openHandoffId: 'handoff-1', ...change });
const before = standingNow();
const accepted = aHandoff({ state: 'accepted', acceptedAt: iso(now) });
const effects = (
  feedback: Feedback,
  standing: StandingChange = {},
  handoff: Handoff = accepted,
): FeedbackEffects & { readonly standing: Standing & Holds } => {
  const all = effectsOf(feedback, handoff, standingNow(standing), today);
  return { ...all, standing: { ...all.standing, ...holdsOf(all.standing) } };
};
const report = (...args: Parameters<typeof aReport>) => effects(aReport(...args));

const mailNow = (standing: Standing) =>
  decideSending({
    customer: aCustomer(),
    standing,
    exclusions: [],
    addressRefused: false,
    campaign: 'running',
    sentAtEpochMs: [],
    nowEpochMs: now,
    calendar: defaultCalendar,
    limits: defaultFrequency,
  });

describe('an answer before the report', () => {
  it('accepts: sales has received the lead', () => {
    const { handoff, standing } = effects(aFeedback({ kind: 'accept' }), { status: 'mql' }, aHandoff());

    expect(handoff).toMatchObject({ state: 'accepted', acceptedAt: iso(now) });
    expect(standing).toMatchObject({ status: 'sal', openHandoffId: 'handoff-1' });
  });

  it('accepts once: the first moment stays', () => {
    const later = aFeedback({ kind: 'accept' }, { at: iso(now + 1000) });

    expect(effects(later).handoff.acceptedAt).toBe(iso(now));
  });

  it('promises a call: stops the first clock and sets the second (R7)', () => {
    const callAt = iso(now + 3 * 3_600_000);

    const { handoff } = effects(aFeedback({ kind: 'promise', callAt }), {}, aHandoff());

    expect(handoff).toMatchObject({
      state: 'accepted',
      acceptedAt: iso(now),
      promisedAt: callAt,
      firstContactDueAt: callAt,
    });
  });

  it('declines: asks for somebody else and changes nothing', () => {
    expect(effects(aFeedback({ kind: 'decline' }))).toEqual({
      handoff: accepted,
      standing: { ...before, ...holdsOf(before) },
      interestFactor: 1,
      isTrainingLabel: false,
      passesOn: { how: 'relieved' },
    });
  });

  it('never takes a status back', () => {
    expect(effects(aFeedback({ kind: 'accept' }), { status: 'sql' }).standing.status).toBe('sql');
    expect(effects(aReport('reached'), { status: 'opportunity' }).standing.status).toBe('opportunity');
  });
});

describe('a report (R9)', () => {
  it('話せた: a talk, the handoff goes on, BANT is kept', () => {
    const { handoff, standing, interestFactor, isTrainingLabel } = effects(
      aReport('reached', { bant: { need: 'concrete' } }),
      { bant: { budget: 'secured' }, callAttempts: ['2026-11-19'] },
    );

    expect(handoff).toMatchObject({
      state: 'accepted',
      firstContactAt: iso(now),
      reportedAt: iso(now),
      outcome: 'reached',
    });
    expect(standing).toMatchObject({
      lastTwoWayOn: today,
      callAttempts: [],
      openHandoffId: 'handoff-1',
      bant: { budget: 'secured', need: 'concrete' },
    });
    expect({ interestFactor, isTrainingLabel }).toEqual({ interestFactor: 1, isTrainingLabel: false });
  });

  it('不在: the attempt is noted, no talk, nothing else', () => {
    const { handoff, standing, ...rest } = report('notReached');

    expect(rest).toEqual({ interestFactor: 1, isTrainingLabel: false });
    expect(isOpen(handoff)).toBe(true);
    expect(standing).toMatchObject({ status: 'sal', callAttempts: [today], openHandoffId: 'handoff-1' });
    expect(standing.lastTwoWayOn).toBeUndefined();
  });

  it('不在 for the third time on two days is no answer by itself: C, monthly mail', () => {
    const { handoff, standing, interestFactor } = effects(aReport('notReached'), {
      callAttempts: ['2026-11-19', '2026-11-19'],
    });

    expect(handoff).toMatchObject({ state: 'closed', outcome: 'noAnswer' });
    expect(standing).toMatchObject({
      status: 'nurturing',
      because: 'noAnswer',
      monthlyOnly: true,
      openHandoffId: undefined,
    });
    expect(interestFactor).toBeLessThan(1);
    expect(
      rankOf({
        temperature: 'hot',
        isRequest: false,
        bant: {},
        isSenior: true,
        askedInWebinar: true,
        unansweredCallDays: standing.callAttempts,
      }),
    ).toBe('C');
  });

  it('不在 for the third time on one day is not yet', () => {
    expect(isOpen(effects(aReport('notReached'), { callAttempts: [today, today] }).handoff)).toBe(true);
  });

  it('応答なし: back to nurturing by monthly mail', () => {
    const { handoff, standing } = report('noAnswer');

    expect(handoff).toMatchObject({ state: 'closed', outcome: 'noAnswer' });
    expect(standing).toMatchObject({ status: 'nurturing', monthlyOnly: true, openHandoffId: undefined });
    expect(standing.lastTwoWayOn).toBeUndefined();
  });

  it('商談化: an opportunity with its amount; nurture mails end', () => {
    const { handoff, standing, deal, isTrainingLabel } = report('opportunity', {
      amount: 1_200_000,
      meetingOn: '2026-11-27',
    });

    expect(handoff).toMatchObject({
      state: 'accepted',
      deal: { amount: 1_200_000, opportunityOn: '2026-11-27' },
    });
    expect(standing.status).toBe('opportunity');
    expect(deal).toEqual({ stage: 'open', amount: 1_200_000 });
    expect(isTrainingLabel).toBe(true);
    expect(mailNow(standing)).toEqual({ kind: 'end', because: 'becameOpportunity' });
  });

  it('まだ早い: no handoff before that day, a wake date, monthly mail goes on, no penalty', () => {
    const { handoff, standing, interestFactor } = report('tooEarly', { until: '2027-04-01' });

    expect(handoff.state).toBe('closed');
    expect(standing).toMatchObject({
      status: 'nurturing',
      noHandoffBefore: '2027-04-01',
      wakeOn: '2027-04-01',
      monthlyOnly: true,
    });
    expect(interestFactor).toBe(1);
    expect(mailNow(standing)).toEqual({ kind: 'send' });
  });

  it('まだ早い without a day is 90 days', () => {
    expect(report('tooEarly').standing).toMatchObject({
      noHandoffBefore: '2027-02-18',
      wakeOn: '2027-02-18',
    });
  });

  it('情報収集のみ: back to nurturing, no handoff for 90 days', () => {
    expect(report('gathering')).toMatchObject({
      handoff: { state: 'closed' },
      standing: { status: 'nurturing', noHandoffBefore: '2027-02-18', monthlyOnly: false },
      isTrainingLabel: true,
    });
  });

  it('今は不要: no handoff for 180 days', () => {
    const { standing, interestFactor } = report('notNeeded');

    expect(standing.noHandoffBefore).toBe('2027-05-19');
    expect(interestFactor).toBeLessThan(1);
  });

  it('今後連絡不要: all channels are closed for good', () => {
    const { standing, interestFactor } = report('neverContact');

    expect(standing).toMatchObject({ neverContact: true, refused: { at: iso(now), how: 'told to sales' } });
    expect(interestFactor).toBe(0);
    expect(mailNow(standing)).toEqual({ kind: 'end', because: 'refused' });
  });

  it('今後連絡不要 keeps the evidence of an earlier refusal', () => {
    const refused = { at: '2025-01-01T00:00:00.000Z', how: 'link' };

    expect(effects(aReport('neverContact'), { refused }).standing.refused).toEqual(refused);
  });

  it('担当違い: not this person', () => {
    const { standing } = report('wrongPerson');

    expect(standing.wrongPerson).toBe(true);
    expect(mailNow(standing)).toEqual({ kind: 'end', because: 'wrongPerson' });
  });

  it('退職・異動: the address is suppressed', () => {
    const { standing } = report('leftCompany');

    expect(standing).toMatchObject({
      leftCompany: true,
      undeliverable: { at: iso(now), why: 'left the company' },
    });
    expect(mailNow(standing).kind).toBe('end');
  });

  it.each([
    ['2027-12-31', '2027-06-30'],
    ['2027-08-31', '2027-02-28'],
  ])('他社に決定 until %s: wakes six months before, on %s', (until, wakeOn) => {
    expect(report('choseAnother', { until }).standing).toMatchObject({
      wakeOn,
      noHandoffBefore: wakeOn,
      status: 'nurturing',
    });
  });

  it('他社に決定 with no end known wakes in a year, with an end that is near in 30 days', () => {
    expect(report('choseAnother').standing.wakeOn).toBe('2027-11-20');
    expect(report('choseAnother', { until: '2027-01-31' }).standing.wakeOn).toBe('2026-12-20');
  });

  it('既に商談中: no penalty, no label, and no nurture mail to somebody in talks', () => {
    const all = report('alreadyInDeal');

    expect(all).toMatchObject({
      handoff: { state: 'closed' },
      interestFactor: 1,
      isTrainingLabel: false,
    });
    expect(all.deal).toBeUndefined();
    expect(all.standing.openHandoffId).toBeUndefined();
    expect(mailNow(all.standing)).toEqual({ kind: 'end', because: 'becameOpportunity' });
  });

  it('手が回らない: asks for somebody else, no penalty, no label, the clocks go on', () => {
    const { handoff, ...rest } = effects(aReport('noTime'), {}, aHandoff());

    expect(rest).toEqual({
      standing: { ...before, ...holdsOf(before) },
      interestFactor: 1,
      isTrainingLabel: false,
      passesOn: { how: 'relieved' },
    });
    expect(handoff).toEqual(aHandoff({ outcome: 'noTime' }));
  });

  it('対象外: out of every audience', () => {
    const { standing, interestFactor } = report('outOfTarget');

    expect(mailNow(standing)).toEqual({ kind: 'end', because: 'outOfTarget' });
    expect(interestFactor).toBe(0);
  });

  it('受注: closes with the amount, the known one where none is told', () => {
    const inTalks = aHandoff({
      state: 'accepted',
      acceptedAt: iso(now),
      deal: { amount: 500, opportunityOn: '2026-11-01' },
    });

    const told = effects(aReport('won', { amount: 700 }), {}, inTalks);
    const untold = effects(aReport('won'), {}, inTalks);

    expect(told).toMatchObject({ deal: { stage: 'won', amount: 700 }, standing: { status: 'won' } });
    expect(told.standing.openHandoffId).toBeUndefined();
    expect(told.handoff).toMatchObject({
      state: 'closed',
      deal: { amount: 700, opportunityOn: '2026-11-01', closedOn: today },
    });
    expect(untold.deal).toEqual({ stage: 'won', amount: 500 });
  });

  it('失注: closes as lost', () => {
    expect(report('lost')).toMatchObject({
      handoff: { state: 'closed' },
      standing: { status: 'lost' },
      deal: { stage: 'lost' },
    });
  });
});

const reports = fc.constantFrom(...outcomeSchema.options).map((outcome) => aReport(outcome));
const refused = { at: '2025-01-01T00:00:00.000Z', how: 'link' };

describe('any outcomes', () => {
  it('never lift a refusal, an exclusion, or a bounce', () => {
    const marks: Partial<Holds> = {
      refused,
      neverContact: true,
      undeliverable: { at: '2025-01-01', why: 'bounce' },
      wrongPerson: true,
      outOfTarget: true,
      leftCompany: true,
    };
    fc.assert(
      fc.property(fc.array(reports, { maxLength: 5 }), (all) => {
        const end = all.reduce((standing, each) => effects(each, standing).standing, {
          ...standingNow(marks),
          ...holdsOf(standingNow(marks)),
        });
        expect(end).toMatchObject(marks);
        expect(mailNow(end)).toEqual({ kind: 'end', because: 'refused' });
      }),
    );
  });

  it('free the customer exactly when the handoff is no longer open', () => {
    fc.assert(
      fc.property(reports, (each) => {
        const { handoff, standing } = effects(each);
        expect(standing.openHandoffId === undefined).toBe(!isOpen(handoff));
      }),
    );
  });

  it('never add interest', () => {
    fc.assert(
      fc.property(reports, (each) => {
        const { interestFactor } = effects(each);
        expect(interestFactor).toBeGreaterThanOrEqual(0);
        expect(interestFactor).toBeLessThanOrEqual(1);
      }),
    );
  });
});
