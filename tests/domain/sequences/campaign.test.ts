import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardTrips, type Campaign } from '../../../domain/sequences/campaign.ts';
import { planWaves, startOf, waveOf } from '../../../domain/sequences/waves.ts';
import { campaignOf } from '../../../domain/mail/mail.ts';
import type { OutboxMail } from '../../../domain/mail/mail.ts';
import { threeMails } from '../../../domain/sequences/sequence.ts';
import { iso, msPerDay, now } from '../../builders/time.ts';
import { shuffled } from '../interest/timelines.ts';

const onDay = (wave: number): string => iso(now + wave * msPerDay);

const aCampaign = (waves: Campaign['waves'] = planWaves([], onDay)): Campaign => ({
  schemaVersion: 1,
  id: 'autumn',
  name: '秋の施策',
  segment: { id: 'all', name: { ja: '全員', en: 'All' }, conditions: [] },
  sequence: threeMails,
  state: 'running',
  launchedAt: iso(now),
  launchedBy: 'marketer',
  isContinuous: true,
  waves,
});

/** How many of an audience start in each wave. */
const sizes = (silentDays: readonly number[]): readonly number[] => {
  const waves = planWaves(silentDays, onDay);
  const chosen = silentDays.map((days, index) => waveOf(waves, days, `customer-${index}`));
  return waves.map((_, wave) => chosen.filter((each) => each === wave).length);
};

describe('waves (R15, R16)', () => {
  it('double from 200, one a day, newest relation first', () => {
    const silentDays = Array.from({ length: 1000 }, (_, index) => index + 100);
    const waves = planWaves(silentDays, onDay);

    expect(sizes(silentDays)).toEqual([200, 400, 400]);
    expect(waves.map(({ startAt }) => startAt)).toEqual([onDay(0), onDay(1), onDay(2)]);
    expect(waves.map(({ maxSilentDays }) => maxSilentDays)).toEqual([299, 699, 1e6]);
  });

  it.each([[[]], [[500]], [Array.from({ length: 200 }, (_, index) => index)]])(
    'are one for an audience of up to 200',
    (silentDays) => {
      expect(planWaves(silentDays, onDay)).toEqual([{ maxSilentDays: 1e6, startAt: onDay(0) }]);
    },
  );

  it('stay small when a whole list carries one date, or none', () => {
    const [first = 0, second = 0, third = 0] = sizes(Array.from({ length: 1400 }, () => 90));

    expect(first).toBeGreaterThan(150);
    expect(first).toBeLessThan(250);
    expect(second).toBeGreaterThan(330);
    expect(second).toBeLessThan(470);
    expect(first + second + third).toBe(1400);
  });

  it('stay small when a list of one date follows newer people', () => {
    const silentDays = [
      ...Array.from({ length: 150 }, (_, index) => index),
      ...Array.from({ length: 450 }, () => 365),
    ];
    const [first = 0, second = 0] = sizes(silentDays);

    expect(first).toBeGreaterThan(170);
    expect(first).toBeLessThan(235);
    expect(first + second).toBe(600);
  });

  it('send nobody newer later, and leave nobody out', () => {
    const audiences = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 1500 });
    const pairs = audiences.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(pairs, ([silentDays, other]) => {
        const waves = planWaves(silentDays, onDay);
        expect(planWaves(other, onDay)).toEqual(waves);
        const chosen = silentDays.map((days, index) => ({ days, wave: waveOf(waves, days, `c${index}`) }));
        expect(chosen.every(({ wave }) => wave >= 0)).toBe(true);
        const lastOf = (days: number) =>
          Math.max(...chosen.filter((each) => each.days === days).map(({ wave }) => wave));
        const firstAfter = (days: number) =>
          Math.min(Infinity, ...chosen.filter((each) => each.days > days).map(({ wave }) => wave));
        for (const days of new Set(silentDays)) expect(lastOf(days)).toBeLessThanOrEqual(firstAfter(days));
      }),
      { numRuns: 30 },
    );
  });

  it('give the start of a person’s own wave, the last to those beyond all', () => {
    const campaign = aCampaign(
      planWaves(
        Array.from({ length: 600 }, (_, index) => index),
        onDay,
      ),
    );

    expect([0, 199, 200, 599, 5000].map((days) => startOf(campaign, days, 'x'))).toEqual([
      onDay(0),
      onDay(0),
      onDay(1),
      onDay(1),
      onDay(1),
    ]);
    expect(startOf({ ...campaign, waves: [] }, 10)).toBe(campaign.launchedAt);
  });
});

const trips = (sent: number, bounced: number, complained = 0) => guardTrips({ sent, bounced, complained });

describe('the guard (R15)', () => {
  it.each([
    [200, 7, null],
    [200, 8, 'bounces'],
    [1000, 28, null],
    [1000, 29, 'bounces'],
    [0, 0, null],
    [10_000, 200, null],
    [10_000, 224, 'bounces'],
  ])('of %d sent, %d bounced: %s', (sent, bounced, expected) => {
    expect(trips(sent, bounced)).toBe(expected);
  });

  it('never trips for one bounce, so that a launch does not stall at its first dead address', () => {
    expect([1, 2, 5, 10, 11, 50].map((sent) => trips(sent, 1))).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it('never trips for one complaint, and does for two of few', () => {
    expect([1, 10, 200, 2000].map((sent) => trips(sent, 0, 1))).toEqual([null, null, null, null]);
    expect(trips(200, 0, 2)).toBe('complaints');
    expect(trips(20_000, 0, 20)).toBeNull();
    expect(trips(20_000, 0, 40)).toBe('complaints');
  });

  it('trips for more wherever it trips for fewer, and never at or below the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(300), (sent, bounced) => {
        fc.pre(bounced < sent);
        if (trips(sent, bounced) !== null) expect(trips(sent, bounced + 1)).toBe('bounces');
        if (bounced / sent <= 0.02) expect(trips(sent, bounced)).toBeNull();
      }),
    );
  });
});

const mailAbout = (subject: OutboxMail['subject']): OutboxMail => ({
  schemaVersion: 1,
  id: 'm',
  customerId: 'c',
  subject,
  state: 'sent',
  queuedAt: iso(now),
});

describe('the campaign of a mail', () => {
  it('is known of nurture mails alone', () => {
    expect(campaignOf(mailAbout({ kind: 'nurture', campaignId: 'autumn', step: 0 }))).toBe('autumn');
    expect(campaignOf(mailAbout({ kind: 'handoff', handoffId: 'h', ownerId: 'o' }))).toBeUndefined();
  });
});
