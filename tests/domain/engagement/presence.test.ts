import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, attendanceOf, withMoment, type Presence } from '../../../domain/engagement/presence.ts';

const minute = (count: number): number => Date.parse('2026-10-20T05:00:00Z') + count * 60_000;
type Moment = readonly ['joins' | 'leaves', string, number];
const presence = (moments: readonly Moment[]): Presence =>
  moments.reduce((sum, [what, device, at]) => withMoment(sum, what, device, minute(at)), absent);

describe('attendance', () => {
  it('adds up re-joins', () => {
    const stays = presence([
      ['joins', 'a', 0],
      ['leaves', 'a', 20],
      ['joins', 'a', 30],
      ['leaves', 'a', 50],
    ]);
    expect(attendanceOf(stays)).toEqual({ firstJoinEpochMs: minute(0), minutes: 40 });
  });

  it('counts a minute once on two devices', () => {
    const stays = presence([
      ['joins', 'pc', 0],
      ['leaves', 'pc', 40],
      ['joins', 'phone', 30],
      ['leaves', 'phone', 50],
    ]);
    expect(attendanceOf(stays)?.minutes).toBe(50);
  });

  it('ends at the end of the webinar where no going is known, and is not known before', () => {
    const stays = presence([['joins', 'a', 10]]);
    expect(attendanceOf(stays)).toBeUndefined();
    expect(attendanceOf(stays, minute(60))?.minutes).toBe(50);
  });

  it('takes a going without a coming for nothing', () => {
    expect(attendanceOf(presence([['leaves', 'a', 10]]))).toBeUndefined();
  });

  it('is the same in any order, and with every event twice', () => {
    const moments: readonly Moment[] = [
      ['joins', 'a', 0],
      ['leaves', 'a', 15],
      ['joins', 'a', 20],
      ['leaves', 'a', 60],
      ['joins', 'b', 5],
      ['leaves', 'b', 25],
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...moments, ...moments], { minLength: 12 }), (shuffled) => {
        expect(attendanceOf(presence(shuffled))).toEqual({ firstJoinEpochMs: minute(0), minutes: 60 });
      }),
    );
  });
});
