import { describe, expect, it } from 'vitest';
import { createAgenda } from '../../local/clock/agenda.ts';
import { createStackClock } from '../../local/clock/stack-clock.ts';
import { startTimeline } from '../../local/clock/timeline.ts';
import { parseScheduleExpression } from '../../local/events/schedule-expression.ts';

const START = Date.parse('2026-03-01T00:00:00Z');

describe('the clock', () => {
  it('stands still in virtual time until it is moved, and never goes back', () => {
    const clock = createStackClock({ kind: 'virtual', startAt: new Date(START) });

    clock.jumpTo(START + 5000);
    clock.jumpTo(START);

    expect(clock.now()).toBe(START + 5000);
  });

  it('follows the real clock, moved forward by what has been advanced', () => {
    const clock = createStackClock({ kind: 'real' });

    clock.jumpTo(Date.now() + 86_400_000);

    expect(clock.now() - Date.now()).toBeGreaterThan(86_399_000);
    expect(clock.now() - Date.now()).toBeLessThan(86_401_000);
  });
});

describe('the timeline', () => {
  it('runs planned acts in order, each at its own instant, and stops at the end asked for', async () => {
    const clock = createStackClock({ kind: 'virtual', startAt: new Date(START) });
    const agenda = createAgenda();
    const seen: string[] = [];
    const note = (name: string) => () => {
      seen.push(`${name}@${(clock.now() - START) / 1000}`);
    };
    agenda.add(START + 3000, note('c'));
    agenda.add(START + 1000, () => {
      note('a')();
      agenda.add(START + 2000, note('b'));
    });
    agenda.add(START + 3000, note('d'));
    agenda.add(START + 9000, note('late'));
    const timeline = startTimeline({
      clock,
      sources: [agenda],
      settle: async () => undefined,
      reportError: () => undefined,
    });

    await timeline.runUntil(START + 5000);
    timeline.close();

    expect(seen).toEqual(['a@1', 'b@2', 'c@3', 'd@3']);
    expect(clock.now()).toBe(START + 5000);
  });
});

describe('schedule expressions', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s', (expression, everyMilliseconds) => {
    expect(parseScheduleExpression(expression)).toEqual({ kind: 'rate', everyMilliseconds });
  });

  it.each([
    ['cron(0 9 ? * MON-FRI *)', 'Asia/Tokyo', '2026-03-02T00:00:00.000Z'],
    ['cron(30 18 1 * ? *)', 'UTC', '2026-03-01T18:30:00.000Z'],
    ['cron(0 8 ? * 2#1 *)', 'UTC', '2026-03-02T08:00:00.000Z'],
    ['cron(0 2 ? * SUN *)', 'America/New_York', '2026-03-01T07:00:00.000Z'],
    ['at(2026-03-05T10:00:00)', 'Asia/Tokyo', '2026-03-05T01:00:00.000Z'],
  ])('%s in %s', (expression, timezone, expected) => {
    const times = parseScheduleExpression(expression, timezone);

    const next = times.kind === 'instants' ? times.next(START) : undefined;

    expect(new Date(next ?? 0).toISOString()).toBe(expected);
  });

  it('refuses what is no schedule', () => {
    expect(() => parseScheduleExpression('every day')).toThrow('"every day"');
  });
});
