import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { msPerDay } from '../../../domain/kernel/local-date.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import { decideMonthly, silentMails, type MonthlySent } from '../../../domain/sequences/monthly.ts';
import { windowOf } from '../../../domain/sequences/monthly-topic.ts';
import { factsAt, iso, mailOf, on, sendingAt, topicOf, zone } from '../../builders/monthly.ts';
import { aCustomer } from '../../builders/people.ts';

const sixMonths = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

describe("this month's mail", () => {
  it('goes out in the window of an approved topic', () => {
    expect(decideMonthly(factsAt(on('2026-06-03')))).toEqual({
      kind: 'send',
      month: '2026-06',
      isLast: false,
    });
  });

  it.each([
    ['none was written', undefined],
    ['nobody approved it', topicOf('2026-06', { approval: undefined })],
    ['it was changed since', topicOf('2026-06', { revision: 2 })],
    ['it is of another month', topicOf('2026-05')],
  ])('does not go out where %s (case 71)', (_, topic) => {
    expect(decideMonthly(factsAt(on('2026-06-03'), { topic }))).toMatchObject({
      kind: 'wait',
      because: 'noTopic',
    });
  });

  it('is worth sending for twenty days from its beginning, and never outside its month', () => {
    const late = topicOf('2026-06', { approval: { revision: 1, at: iso(on('2026-06-20')), by: 'm' } });

    expect(windowOf(topicOf('2026-06'), defaultCalendar)).toEqual({
      from: on('2026-06-01', '00:00'),
      until: on('2026-06-21', '00:00'),
    });
    expect(windowOf(late, defaultCalendar)).toEqual({
      from: on('2026-06-20'),
      until: on('2026-07-01', '00:00'),
    });
    expect(decideMonthly(factsAt(on('2026-06-22')))).toMatchObject({ because: 'noTopic' });
  });

  it('is one a month, whatever became of it', () => {
    for (const state of ['sent', 'rejected', 'underWay'] as const)
      expect(
        decideMonthly(factsAt(on('2026-06-10'), { sent: [mailOf('2026-06', { state })] })),
      ).toMatchObject({ kind: 'wait', because: 'nextMonth' });
  });

  it("goes out in the hours of the customer's own clock, on the business days of the company", () => {
    const inParis = (now: number) => ({
      ...sendingAt(now),
      customer: aCustomer({ locale: 'ja', timeZone: 'Europe/Paris' }),
    });
    const decide = (now: number) => decideMonthly(factsAt(now, { sending: inParis(now) }));

    expect(decide(on('2026-06-03', '10:00'))).toEqual({
      kind: 'wait',
      untilEpochMs: Date.parse('2026-06-03T09:00:00+02:00'),
      because: 'outsideHours',
    });
    expect(decide(on('2026-06-03', '23:30'))).toMatchObject({ kind: 'send' });
    expect(decide(on('2026-06-06', '23:30'))).toMatchObject({
      untilEpochMs: Date.parse('2026-06-08T09:00:00+02:00'),
    });
  });

  it("goes by the company's clock where nobody knows the zone", () => {
    const now = on('2026-06-03');
    const customer = aCustomer({ locale: 'ja', timeZone: 'Mars/Olympus' });

    expect(decideMonthly(factsAt(now, { sending: { ...sendingAt(now), customer } }))).toMatchObject({
      kind: 'send',
    });
  });

  it('waits for the next month where a restored backup does not know whether it went out', () => {
    const perhapsSent = { from: iso(on('2026-06-02')), until: iso(on('2026-06-03')) };

    expect(decideMonthly(factsAt(on('2026-06-03'), { perhapsSent }))).toMatchObject({
      kind: 'wait',
      untilEpochMs: on('2026-07-01', '09:00'),
      because: 'perhapsSent',
    });
    expect(decideMonthly(factsAt(on('2026-07-02'), { perhapsSent }))).toMatchObject({ kind: 'send' });
  });

  it('keeps thirty days from any other mail', () => {
    const facts = factsAt(on('2026-06-03'));
    const sending = { ...facts.sending, sentAtEpochMs: [on('2026-05-20')] };

    const decision = decideMonthly({ ...facts, sending });

    expect(decision).toMatchObject({ kind: 'wait', because: 'frequency' });
    expect(decision.kind === 'wait' && decision.untilEpochMs).toBeGreaterThanOrEqual(on('2026-06-19'));
  });

  it('waits where it is not written in the language of the customer, and the last one does not', () => {
    const english = { ...sendingAt(on('2026-07-03')), customer: aCustomer({ locale: 'en' }) };
    const sent = sixMonths.map((month) => mailOf(month));

    expect(decideMonthly(factsAt(on('2026-07-03'), { sending: english }))).toMatchObject({
      because: 'noTextInLanguage',
    });
    expect(
      decideMonthly(
        factsAt(on('2026-07-15'), { sending: { ...english, nowEpochMs: on('2026-07-15') }, sent }),
      ),
    ).toMatchObject({
      kind: 'send',
      isLast: true,
    });
  });
});

describe('six in a row without a human act (case 70)', () => {
  const sent = sixMonths.map((month) => mailOf(month));

  it('lead to the last mail, thirty days of waiting, and the end', () => {
    const asked = [...sent, mailOf('2026-07', { isLast: true })];

    expect(decideMonthly(factsAt(on('2026-07-06'), { sent }))).toEqual({
      kind: 'send',
      month: '2026-07',
      isLast: true,
    });
    expect(decideMonthly(factsAt(on('2026-08-03'), { sent: asked }))).toEqual({
      kind: 'wait',
      untilEpochMs: on('2026-08-04'),
      because: 'lastAsked',
    });
    expect(decideMonthly(factsAt(on('2026-08-04'), { sent: asked }))).toEqual({
      kind: 'end',
      because: 'silent',
    });
  });

  it('are counted from the last act, however late it is known', () => {
    const asked = [...sent, mailOf('2026-07', { isLast: true })];
    const humanActAtEpochMs = on('2026-07-20');

    expect(decideMonthly(factsAt(on('2026-08-10'), { sent: asked, humanActAtEpochMs }))).toEqual({
      kind: 'send',
      month: '2026-08',
      isLast: false,
    });
  });

  it('do not count what SES refused', () => {
    const refused = sent.map((mail, index) => (index === 2 ? { ...mail, state: 'rejected' as const } : mail));

    expect(decideMonthly(factsAt(on('2026-07-06'), { sent: refused }))).toMatchObject({ isLast: false });
  });

  it('are never more than six, with any acts in between', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (acts) => {
        const history: MonthlySent[] = [];
        let humanActAtEpochMs: number | undefined;
        let silent = 0;
        let asked = 0;
        for (const [index, isAct] of acts.entries()) {
          const month = `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
          const now = sendingMoment(on(`${month}-06`), defaultCalendar);
          const decision = decideMonthly(factsAt(now, { sent: history, humanActAtEpochMs }));
          if (decision.kind === 'end') {
            expect(decision.because).toBe('silent');
            expect(asked).toBe(1);
            return;
          }
          if (decision.kind === 'send') {
            expect(decision.isLast).toBe(silent === silentMails);
            history.push({ month, atEpochMs: now, isLast: decision.isLast, state: 'sent' });
            silent++;
            asked += Number(decision.isLast);
          }
          if (isAct) {
            humanActAtEpochMs = now + msPerDay;
            [silent, asked] = [0, 0];
          }
        }
        expect(silent).toBeLessThanOrEqual(silentMails + 1);
      }),
    );
  });
});

it('never sends outside working hours, twice in thirty days or beside a topic; and never waits for the past', () => {
  let sends = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: on('2026-06-01'), max: on('2026-06-30') }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
      fc.boolean(),
      (now, daysAgo, isApproved) => {
        const sentAt = daysAgo.map((days) => now - days * msPerDay);
        const topic = topicOf('2026-06', isApproved ? {} : { approval: undefined });
        const decision = decideMonthly(factsAt(now, { sending: sendingAt(now, [], sentAt), topic }));
        if (decision.kind === 'wait') expect(decision.untilEpochMs).toBeGreaterThan(now);
        if (decision.kind !== 'send') return;
        sends++;
        expect(isApproved).toBe(true);
        expect(sendingMoment(now, defaultCalendar)).toBe(now);
        expect(daysAgo.every((days) => days >= 30)).toBe(true);
        expect(dayOf(now, zone) < '2026-06-21').toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
  expect(sends).toBeGreaterThan(10);
});
