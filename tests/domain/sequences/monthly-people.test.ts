import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../domain/people/causes.ts';
import {
  decideMonthly,
  joinsMonthly,
  type JoinFacts,
  type MonthlyFacts,
} from '../../../domain/sequences/monthly.ts';
import { lackingTopic } from '../../../domain/sequences/monthly-topic.ts';
import { aPlace, factsAt, iso, on, sendingAt, topicOf } from '../../builders/monthly.ts';

describe('before anything else', () => {
  const barred: Cause = { of: 'refused', id: 'm', at: iso(on('2026-05-01')) };

  it('a refusal, a deal or a purchase ends it, topic or not', () => {
    const facts = factsAt(on('2026-06-03'), { topic: undefined });
    const bought = { ...facts.sending, exclusions: ['boughtAtAccount' as const] };

    expect(decideMonthly({ ...facts, sending: sendingAt(on('2026-06-03'), [barred]) })).toEqual({
      kind: 'end',
      because: 'refused',
    });
    expect(decideMonthly({ ...facts, sending: bought })).toEqual({ kind: 'end', because: 'boughtAtAccount' });
  });

  it('a campaign under way goes first', () => {
    const enrolments = [{ state: 'active' as const, enrolledAt: iso(on('2026-06-01')) }];

    expect(decideMonthly(factsAt(on('2026-06-03'), { enrolments }))).toMatchObject({
      because: 'inOtherCampaign',
    });
  });

  it('"too early" gets it until the wake date, and then leaves it to the campaigns', () => {
    const causes: Cause[] = [
      { of: 'monthlyOnly', id: 'a', at: iso(on('2026-01-01')) },
      { of: 'wake', id: 'a', at: iso(on('2026-01-01')), until: '2026-06-10' },
    ];
    const at = (day: string, more: Partial<MonthlyFacts> = {}) =>
      decideMonthly(factsAt(on(day), { sending: sendingAt(on(day), causes), ...more }));

    expect(at('2026-06-09')).toMatchObject({ kind: 'send' });
    expect(at('2026-06-10')).toEqual({ kind: 'end', because: 'woke' });
    // It was answered: by a campaign that took them since, or because they joined after it.
    expect(
      at('2026-06-12', { enrolments: [{ state: 'done', enrolledAt: iso(on('2026-06-11')) }] }),
    ).toMatchObject({ kind: 'send' });
    expect(at('2026-06-12', { place: aPlace({ joinedAt: iso(on('2026-06-11')) }) })).toMatchObject({
      kind: 'send',
    });
  });

  it('sales that has the customer puts it off', () => {
    const sending = sendingAt(on('2026-06-03'), [{ of: 'held', id: 'h', at: iso(on('2026-06-01')) }]);

    expect(decideMonthly(factsAt(on('2026-06-03'), { sending }))).toMatchObject({ because: 'heldBySales' });
  });
});

describe('into the monthly mail comes', () => {
  const now = on('2026-06-03', '03:00');
  const done = { state: 'done' as const, enrolledAt: iso(on('2026-03-01')) };
  const joins = (more: Partial<JoinFacts> = {}, causes: Cause[] = []): boolean =>
    joinsMonthly({ sending: sendingAt(now, causes), place: undefined, enrolments: [done], ...more });

  it('whoever has finished, or whose campaign a person ended, and nobody with a result', () => {
    expect(joins()).toBe(true);
    expect(joins({ enrolments: [{ ...done, state: 'ended', endedBecause: 'campaignEnded' }] })).toBe(true);
    expect(joins({ enrolments: [{ ...done, state: 'ended', endedBecause: 'becameOpportunity' }] })).toBe(
      false,
    );
    expect(joins({ enrolments: [done, { ...done, state: 'active' }] })).toBe(false);
    expect(joins({ enrolments: [] })).toBe(false);
  });

  it('rank C, with or without a sequence', () => {
    expect(joins({ enrolments: [] }, [{ of: 'monthlyOnly', id: 'a' }])).toBe(true);
  });

  it('nobody who may not be mailed', () => {
    expect(joins({}, [{ of: 'refused', id: 'm' }])).toBe(false);
  });

  it('again only by what began after it had ended', () => {
    const ended = aPlace({ state: 'ended', endedAt: iso(on('2026-04-01')), endedBecause: 'silent' });

    expect(joins({ place: ended })).toBe(false);
    expect(joins({ place: aPlace() })).toBe(false);
    expect(joins({ place: ended, enrolments: [{ ...done, enrolledAt: iso(on('2026-04-02')) }] })).toBe(true);
    expect(joins({ place: { ...ended, continuedAt: iso(on('2026-04-03')) } })).toBe(true);
  });

  it('nobody whose wake date has come, unless a campaign has answered it', () => {
    const woke: Cause[] = [{ of: 'wake', id: 'a', until: '2026-05-01' }];

    expect(joins({}, woke)).toBe(false);
    expect(joins({ enrolments: [{ ...done, enrolledAt: iso(on('2026-05-02')) }] }, woke)).toBe(true);
  });
});

describe('a topic that is lacking', () => {
  it('is told of this month at once, of the next a week before', () => {
    const june = topicOf('2026-06');

    expect(lackingTopic([], '2026-06-10')).toEqual({ month: '2026-06', lacks: 'text' });
    expect(lackingTopic([june], '2026-06-23')).toBeUndefined();
    expect(lackingTopic([june], '2026-06-24')).toEqual({ month: '2026-07', lacks: 'text' });
    expect(lackingTopic([june, topicOf('2026-07', { approval: undefined })], '2026-06-24')).toEqual({
      month: '2026-07',
      lacks: 'approval',
    });
    expect(lackingTopic([june, topicOf('2026-07')], '2026-06-30')).toBeUndefined();
  });
});
