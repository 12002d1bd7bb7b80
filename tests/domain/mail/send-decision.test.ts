import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar, type BusinessCalendar } from '../../../domain/kernel/business-calendar.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import { exclusions } from '../../../domain/audience/exclusion.ts';
import { decideSending, defaultFrequency, type SendFacts } from '../../../domain/mail/send-decision.ts';
import { aCustomer, aStanding, type StandingChange } from '../../builders/people.ts';
import { japan, msPerDay, now } from '../../builders/time.ts';

const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  customer: aCustomer(),
  standing: aStanding({ status: 'nurturing' }),
  exclusions: [],
  addressRefused: false,
  campaign: 'running',
  sentAtEpochMs: [],
  nowEpochMs: now,
  calendar: defaultCalendar,
  limits: defaultFrequency,
  ...change,
});

const withStanding = (standing: StandingChange) =>
  facts({ standing: aStanding({ status: 'nurturing', ...standing }) });
const withCustomer = (customer: Partial<Customer>) => facts({ customer: aCustomer(customer) });
const refused = { at: '2026-01-01', how: 'link' };

describe('a mail that is due', () => {
  it('is sent when nothing speaks against it', () => {
    expect(decideSending(facts())).toEqual({ kind: 'send' });
  });

  it.each<[string, SendFacts]>([
    ['noAddress', withCustomer({ email: undefined })],
    ['refused', withStanding({ refused })],
    ['refused', facts({ addressRefused: true })],
    ['refused', withCustomer({ noMail: true })],
    ['neverContact', withStanding({ neverContact: true })],
    ['undeliverable', withStanding({ undeliverable: { at: '2026-01-01', why: 'no such user' } })],
    ['leftCompany', withStanding({ leftCompany: true })],
    ['leftCompany', withCustomer({ retired: true })],
    ['wrongPerson', withStanding({ wrongPerson: true })],
    ['outOfTarget', withStanding({ outOfTarget: true })],
    ['openSupport', withStanding({ openSupport: true })],
    ['noConsentBasis', withCustomer({ consentBasis: 'unknown' })],
    ['campaignEnded', facts({ campaign: 'ended' })],
    ['becameCustomer', withStanding({ status: 'won' })],
    ['becameOpportunity', withStanding({ status: 'opportunity' })],
    ['becameOpportunity', withStanding({ status: 'sql' })],
  ])('ends with %s', (because, all) => {
    expect(decideSending(all)).toEqual({ kind: 'end', because });
  });

  it.each(
    exclusions
      .filter((each) => !['openHandoff', 'waiting', 'contactChange', 'companyMerging'].includes(each))
      .map((each) => [each] as const),
  )('ends for whom selection would now leave out: %s', (exclusion) => {
    expect(decideSending(facts({ exclusions: [exclusion] }))).toEqual({ kind: 'end', because: exclusion });
  });

  it('waits while a company is merged, or somebody has to say whether the customer has left, and ends after 90 days without a word', () => {
    const said = (daysAgo: number) =>
      withStanding({
        causes: [
          { of: 'contactChange', id: 'reply-1', at: new Date(now - daysAgo * msPerDay).toISOString() },
        ],
      });

    expect(decideSending(said(89))).toMatchObject({ kind: 'postpone', because: 'contactChange' });
    expect(decideSending({ ...said(89), exclusions: ['contactChange'] })).toMatchObject({ kind: 'postpone' });
    expect(decideSending(facts({ exclusions: ['companyMerging'] }))).toMatchObject({ kind: 'postpone' });
    expect(decideSending(said(91))).toEqual({ kind: 'end', because: 'leftCompany' });
  });

  it('waits while sales holds the customer, while paused, and until a wake date', () => {
    const tuesday = japan('2026-11-24T09:00');

    expect(decideSending(withStanding({ openHandoffId: 'h' }))).toEqual({
      kind: 'postpone',
      untilEpochMs: tuesday,
      because: 'heldBySales',
    });
    // Nobody asks for it while the campaign is paused, so it is due as soon as that goes on.
    expect(decideSending(facts({ campaign: 'paused' }))).toEqual({
      kind: 'postpone',
      untilEpochMs: japan('2026-11-20T10:00'),
      because: 'campaignPaused',
    });
    expect(decideSending(withStanding({ wakeOn: '2026-12-10' }))).toEqual({
      kind: 'postpone',
      untilEpochMs: japan('2026-12-10T09:00'),
      because: 'waitingForWakeDate',
    });
  });

  it('waits for a wake date that a file brought', () => {
    expect(decideSending(withCustomer({ wakeOn: '2026-12-10' }))).toMatchObject({
      kind: 'postpone',
      because: 'waitingForWakeDate',
    });
  });

  it('goes out on the wake date, and monthly mails go on before it', () => {
    expect(decideSending(withStanding({ wakeOn: '2026-11-20' }))).toEqual({ kind: 'send' });
    expect(decideSending(withStanding({ wakeOn: '2027-02-01', monthlyOnly: true }))).toEqual({
      kind: 'send',
    });
  });

  it('waits past now for a wake date in any zone, or it would wait for ever', () => {
    const inLosAngeles: BusinessCalendar = {
      ...defaultCalendar,
      timeZone: 'America/Los_Angeles',
      observesJapaneseHolidays: false,
    };
    const eve = Date.parse('2026-12-10T00:30:00Z');
    const all = facts({
      standing: aStanding({ wakeOn: '2026-12-10' }),
      calendar: inLosAngeles,
      nowEpochMs: eve,
    });

    expect(decideSending(all)).toMatchObject({
      kind: 'postpone',
      untilEpochMs: Date.parse('2026-12-10T17:00:00Z'),
    });
  });

  it('waits for working hours', () => {
    expect(decideSending(facts({ nowEpochMs: japan('2026-11-19T20:00') }))).toEqual({
      kind: 'postpone',
      untilEpochMs: japan('2026-11-20T09:00'),
      because: 'outsideHours',
    });
  });
});

describe('of several reasons', () => {
  const everything = facts({
    customer: aCustomer({ consentBasis: 'unknown' }),
    standing: aStanding({ refused, status: 'won', openHandoffId: 'h', wakeOn: '2027-01-10' }),
    exclusions: ['openDeal'],
    campaign: 'ended',
    sentAtEpochMs: [now],
    nowEpochMs: japan('2026-11-20T20:00'),
  });

  it('law comes first, then campaign, relation, pause, sales, wake date, frequency, hours', () => {
    const lawful = { ...everything, customer: aCustomer() };
    const chain: readonly Partial<SendFacts>[] = [
      { standing: aStanding({ status: 'won', openHandoffId: 'h', wakeOn: '2027-01-10' }) },
      { campaign: 'paused' },
      { standing: aStanding({ openHandoffId: 'h', wakeOn: '2027-01-10' }) },
      { exclusions: ['openHandoff', 'waiting'] },
      { campaign: 'running' },
      { standing: aStanding({ wakeOn: '2027-01-10' }) },
      { standing: aStanding() },
      { sentAtEpochMs: [] },
      { nowEpochMs: now },
    ];
    const reasons: string[] = [];
    let left: SendFacts = lawful;
    for (const relief of [{}, ...chain]) {
      left = { ...left, ...relief };
      const decision = decideSending(left);
      reasons.push(decision.kind === 'send' ? 'send' : decision.because);
    }

    expect(decideSending(everything)).toEqual({ kind: 'end', because: 'refused' });
    expect(reasons).toEqual([
      'refused',
      'campaignEnded',
      'becameCustomer',
      'openDeal',
      'campaignPaused',
      'heldBySales',
      'waitingForWakeDate',
      'frequency',
      'outsideHours',
      'send',
    ]);
  });
});

/** Decides again and again, as the dispatcher does, and returns the moments at which mails went out. */
function simulate(from: number, wishes: readonly number[], monthlyOnly: boolean): readonly number[] {
  const sent: number[] = [];
  let at = from;
  for (const wish of wishes) {
    at += wish * 3_600_000;
    for (let tries = 0; tries < 50; tries++) {
      const recent = sent.filter((each) => at - each < 30 * msPerDay);
      const decision = decideSending(
        facts({ nowEpochMs: at, sentAtEpochMs: recent, standing: aStanding({ monthlyOnly }) }),
      );
      if (decision.kind === 'send') {
        sent.push(at);
        break;
      }
      if (decision.kind === 'end' || decision.untilEpochMs <= at) throw new Error('no way on');
      at = decision.untilEpochMs;
    }
  }
  return sent;
}

const gaps = (sent: readonly number[], apart: number): readonly number[] =>
  sent.slice(apart).map((at, index) => (at - (sent[index] ?? 0)) / msPerDay);

describe('frequency (R10)', () => {
  const wishes = fc.array(fc.nat(24 * 20), { minLength: 2, maxLength: 15 });
  const begins = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => now + hours * 3_600_000);

  it('never lets more than 2 in 30 days through, nor two within 7', () => {
    fc.assert(
      fc.property(begins, wishes, (from, all) => {
        const sent = simulate(from, all, false);
        expect(sent).toHaveLength(all.length);
        expect(gaps(sent, 1).filter((days) => days < 7)).toEqual([]);
        expect(gaps(sent, 2).filter((days) => days < 30)).toEqual([]);
      }),
    );
  });

  it('lets rank C have one in 30 days', () => {
    fc.assert(
      fc.property(begins, wishes, (from, all) => {
        const sent = simulate(from, all, true);
        expect(sent).toHaveLength(all.length);
        expect(gaps(sent, 1).filter((days) => days < 30)).toEqual([]);
      }),
    );
  });

  it.each([
    ['7 days apart', [7], 'send'],
    ['6 days apart', [6], 'frequency'],
    ['a third in 30 days', [29, 15], 'frequency'],
    ['a third after 30 days', [30, 15], 'send'],
  ] as const)('decides on %s', (_what, daysAgo, expected) => {
    const decision = decideSending(facts({ sentAtEpochMs: daysAgo.map((days) => now - days * msPerDay) }));

    expect(decision.kind === 'send' ? 'send' : decision.because).toBe(expected);
  });
});
