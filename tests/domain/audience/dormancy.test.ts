import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dormancyOf, defaultLimits, type Dormancy, type Person } from '../../../domain/audience/dormancy.ts';
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.ts';
import { relate } from '../../../domain/people/relationship.ts';
import { aDeal, aPerson } from '../../builders/people.ts';
import { today } from '../../builders/time.ts';

const ago = (days: number): LocalDate => addDays(today, -days);
const stateOf = (person: Person): Dormancy => dormancyOf(person, today, defaultLimits);
/** Nothing bought, lost, or said. */
const blank = { lastWonOn: undefined, wonCount: 0 };
const active = (because: string) => ({ kind: 'active', because });
const dormant = (dormancy: string, sinceOn: LocalDate) => ({ kind: 'dormant', dormancy, sinceOn });

describe('talks that stand still', () => {
  // 04:00 of the next day in Tokyo, 14:00 of the same in New York.
  const statusSince = `${ago(defaultLimits.stalledDays)}T19:00:00.000Z`;
  const person = aPerson({ relationship: blank, standing: { status: 'opportunity', statusSince } });

  it.each([
    ['Asia/Tokyo', 'active'],
    ['America/New_York', 'dormant'],
  ])('do so since the day of the calendar in %s', (zone, kind) => {
    expect(dormancyOf(person, today, defaultLimits, zone).kind).toBe(kind);
  });
});

describe('dormancy (R1)', () => {
  it.each([
    ['lapsed 365 days after the last purchase', { lastWonOn: ago(365) }, dormant('lapsed', ago(365))],
    ['active 364 days after it', { lastWonOn: ago(364) }, active('boughtRecently')],
    [
      'lapsed by the days alone, however seldom it bought',
      { lastWonOn: ago(365), purchaseGapDays: 400 },
      dormant('lapsed', ago(365)),
    ],
    [
      'active within the days, however often it bought',
      { lastWonOn: ago(364), purchaseGapDays: 5 },
      active('boughtRecently'),
    ],
    [
      'a lost deal 180 days after the loss',
      { ...blank, lastLostOn: ago(180) },
      dormant('lostDeal', ago(180)),
    ],
    ['active 179 days after a loss', { ...blank, lastLostOn: ago(179) }, active('recentLoss')],
    [
      'active after a loss while the last purchase is fresh',
      { lastWonOn: ago(300), lastLostOn: ago(200) },
      active('boughtRecently'),
    ],
    [
      'lapsed when the purchase came after the loss',
      { lastWonOn: ago(400), lastLostOn: ago(500) },
      dormant('lapsed', ago(400)),
    ],
    ['active while a deal is open, even by a colleague', { openDeals: 1 }, active('openDeal')],
    ['active after a colleague bought last week', { lastWonOn: ago(7) }, active('boughtRecently')],
  ])('is %s', (_what, relationship, expected) => {
    expect(stateOf(aPerson({ relationship }))).toMatchObject(expected);
  });

  it('waits longer for who buys seldom where the company says so, and never shorter for who buys often', () => {
    const patient = { ...defaultLimits, ownGapTimes: 2 };
    const after = (days: number, purchaseGapDays: number): string =>
      dormancyOf(aPerson({ relationship: { lastWonOn: ago(days), purchaseGapDays } }), today, patient).kind;

    expect([after(399, 200), after(400, 200)]).toEqual(['active', 'dormant']);
    expect([after(364, 5), after(365, 5)]).toEqual(['active', 'dormant']);
  });

  it.each([
    ['stalled 180 days after the last talk', { lastTwoWayOn: ago(180) }, dormant('stalled', ago(180))],
    ['active 179 days after it', { lastTwoWayOn: ago(179) }, active('recentContact')],
    [
      'never contacted 90 days after first seen',
      { firstSeenOn: ago(90) },
      dormant('neverContacted', ago(90)),
    ],
    ['active 89 days after first seen', { firstSeenOn: ago(89) }, active('newContact')],
    [
      'never contacted by the day of consent where no first day is known',
      { consentOn: ago(100) },
      dormant('neverContacted', ago(100)),
    ],
    ['never contacted where nothing is known', {}, dormant('neverContacted', ago(90))],
    ['lapsed by the single column of the last deal', { lastDealOn: ago(500) }, dormant('lapsed', ago(500))],
    ['active by the single column of the last deal', { lastDealOn: ago(30) }, active('boughtRecently')],
  ])('without deals is %s', (_what, customer, expected) => {
    expect(stateOf(aPerson({ relationship: blank, customer }))).toMatchObject(expected);
  });

  it('counts a talk for a year after a purchase, for half a year after a loss', () => {
    const talked = { lastTwoWayOn: ago(200) };

    expect(stateOf(aPerson({ customer: talked, relationship: { lastWonOn: ago(900) } }))).toEqual(
      active('recentContact'),
    );
    expect(
      stateOf(aPerson({ customer: talked, relationship: { ...blank, lastLostOn: ago(900) } })),
    ).toMatchObject(dormant('lostDeal', ago(200)));
  });

  it('heeds talks that sales reported as much as imported ones', () => {
    expect(stateOf(aPerson({ standing: { lastTwoWayOn: ago(10) } }))).toEqual(active('recentContact'));
  });

  it('is active in talks that sales reported', () => {
    const talking = (statusSince: string) =>
      stateOf(aPerson({ standing: { status: 'opportunity', statusSince: `${statusSince}T00:00:00.000Z` } }));

    expect(talking(addDays(today, -179))).toEqual(active('openDeal'));
    // Nobody has heard of them for longer than a deal takes to stall: no black hole.
    expect(talking(addDays(today, -181))).toMatchObject({ kind: 'dormant' });
  });
});

const openSince = (
  newestOpenDealOn: string | undefined,
  rest: { readonly lastWonOn?: string | undefined } = blank,
) => stateOf(aPerson({ relationship: { ...rest, openDeals: 1, newestOpenDealOn } }));

const opened = (...days: readonly (string | undefined)[]) =>
  relate(
    days.map((openedOn, index) =>
      aDeal({ dealId: `${index}`, stage: 'open', closedOn: undefined, openedOn }),
    ),
  );

describe('an open deal', () => {
  it('is alive for 180 days, or while nobody knows since when it is open', () => {
    expect(openSince(ago(179))).toEqual(active('openDeal'));
    expect(openSince(undefined)).toEqual(active('openDeal'));
  });

  it('has stalled after 180 days, unless something was bought after it', () => {
    expect(openSince(ago(180))).toMatchObject(dormant('stalled', ago(180)));
    expect(openSince(ago(600), { lastWonOn: ago(700) })).toMatchObject(dormant('stalled', ago(600)));
    expect(openSince(ago(600), { lastWonOn: ago(500) })).toMatchObject(dormant('lapsed', ago(500)));
    expect(openSince(ago(200), { lastWonOn: ago(300) })).toEqual(active('boughtRecently'));
  });

  it('that has stalled is silent only since the last talk', () => {
    const person = aPerson({
      relationship: { ...blank, openDeals: 1, newestOpenDealOn: ago(400) },
      customer: { lastTwoWayOn: ago(200) },
    });

    expect(stateOf(person)).toMatchObject(dormant('stalled', ago(200)));
  });

  it('is dated by the newest, and by none where one has no date', () => {
    expect(opened('2026-01-01', '2026-05-01')).toMatchObject({
      openDeals: 2,
      newestOpenDealOn: '2026-05-01',
    });
    expect(opened('2026-01-01', undefined).newestOpenDealOn).toBeUndefined();
    expect(opened().newestOpenDealOn).toBeUndefined();
  });
});

describe('a contract in force', () => {
  it.each([
    ['the person’s', { customer: { contractEndsOn: today } }],
    ['the account’s', { account: { contractEndsOn: addDays(today, 30) } }],
    [
      'the later of both',
      { customer: { contractEndsOn: ago(5) }, account: { contractEndsOn: addDays(today, 1) } },
    ],
    [
      'one with a wake date that has come',
      { customer: { contractEndsOn: addDays(today, 60), wakeOn: ago(1) } },
    ],
  ])('keeps the relation alive: %s', (_whose, change) => {
    expect(stateOf(aPerson(change))).toEqual(active('underContract'));
  });

  it('keeps nothing alive once it is over', () => {
    expect(stateOf(aPerson({ customer: { contractEndsOn: ago(1) } })).kind).toBe('dormant');
  });
});

describe('a wake date', () => {
  it('beats the days of silence, either way', () => {
    const talkedInJune = { customer: { lastTwoWayOn: ago(100) } };

    expect(stateOf(aPerson({ ...talkedInJune, standing: { wakeOn: ago(1) } }))).toMatchObject(
      dormant('wakeDate', ago(1)),
    );
    expect(stateOf(aPerson({ standing: { wakeOn: today } }))).toMatchObject(dormant('wakeDate', today));
    expect(stateOf(aPerson({ standing: { wakeOn: addDays(today, 1) } }))).toEqual(
      active('waitingForWakeDate'),
    );
  });

  it('is that of sales before that of a file', () => {
    const both = { standing: { wakeOn: addDays(today, 10) }, customer: { wakeOn: ago(10) } };

    expect(stateOf(aPerson(both))).toEqual(active('waitingForWakeDate'));
  });

  it.each([
    ['a talk', { customer: { lastTwoWayOn: ago(20) } }, 'recentContact'],
    ['a talk on the day itself', { customer: { lastTwoWayOn: ago(100) } }, 'recentContact'],
    ['a purchase by a colleague', { relationship: { lastWonOn: ago(7) } }, 'boughtRecently'],
    ['a loss', { relationship: { ...blank, lastLostOn: ago(30) } }, 'recentLoss'],
  ])('is answered by %s after it', (_what, change, because) => {
    expect(stateOf(aPerson({ ...change, standing: { wakeOn: ago(100) } }))).toEqual(active(because));
  });

  it('does not beat an open deal', () => {
    expect(stateOf(aPerson({ relationship: { openDeals: 1 }, standing: { wakeOn: ago(1) } }))).toEqual(
      active('openDeal'),
    );
  });
});

describe('silence', () => {
  it('is never negative, and grows by a day from day to day', () => {
    const some = fc.integer({ min: 0, max: 1500 }).map((days) => ago(days));
    const day = fc.option(some, { nil: undefined });
    const people = fc
      .record({ lastWonOn: day, lastLostOn: day, lastTwoWayOn: day, firstSeenOn: some, wakeOn: day })
      .map(({ lastWonOn, lastLostOn, lastTwoWayOn, firstSeenOn, wakeOn }) =>
        aPerson({
          relationship: { lastWonOn, lastLostOn },
          customer: { lastTwoWayOn, firstSeenOn },
          standing: { wakeOn },
        }),
      );
    fc.assert(
      fc.property(people, (person) => {
        const is = stateOf(person);
        fc.pre(is.kind === 'dormant');
        const tomorrow = dormancyOf(person, addDays(today, 1), defaultLimits);
        expect(is.silentDays).toBeGreaterThanOrEqual(0);
        expect(tomorrow).toEqual({ ...is, silentDays: is.silentDays + 1 });
      }),
    );
  });
});
