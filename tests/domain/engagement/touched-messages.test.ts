import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isUntouched,
  remember,
  type QueuedMessage,
  type TouchedMessages,
} from '../../../domain/engagement/touched-messages.ts';
import { iso, msPerDay } from '../../builders/time.ts';

const aMessage = (day: number): QueuedMessage => ({ id: `mail${day}`, queuedAt: iso(day * msPerDay) });

describe('what an interest remembers of messages', () => {
  it('never calls a message untouched that has acts, in whatever order acts came', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (touchedDays, firstRecordedOn) => {
        let remembered: TouchedMessages | undefined;
        for (const day of touchedDays)
          remembered = remember(remembered, [aMessage(day)], Math.max(day, firstRecordedOn) * msPerDay);

        const wronglyUntouched = touchedDays.filter((day) => isUntouched(remembered, aMessage(day)));

        expect(wronglyUntouched).toEqual([]);
        expect(remembered?.latest.length).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('tells the next message from those that have acts, so that a first act needs no look at the timeline', () => {
    const remembered = remember(undefined, [], 0);

    expect(isUntouched(remembered, aMessage(7))).toBe(true);
    expect(isUntouched(remember(remembered, [aMessage(7)], 7 * msPerDay), aMessage(7))).toBe(false);
    expect(isUntouched(undefined, aMessage(7))).toBe(false);
    expect(isUntouched(remembered, undefined)).toBe(false);
  });
});
