import { describe, expect, it } from 'vitest';
import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import { momentFor } from '../../../domain/sequences/moment-for.ts';
import { iso, japan, msPerDay } from '../../builders/time.ts';
import { calendar, days, mail, wait, waitForClick } from './support/look-facts.ts';
import { onJapaneseClock, SequenceWorld } from './support/sequence-world.ts';

const tokyo = { zone: 'Asia/Tokyo', calendar, sessions: new Map() };
const newYork = { ...tokyo, zone: 'America/New_York' };
const inJapan = (when: Parameters<typeof momentFor>[0], from: string): string =>
  onJapaneseClock(momentFor(when, japan(from), tokyo) ?? 0);

describe('time (cases of the study)', () => {
  it('16 a wait over the clock change keeps the time of day and does not circle', () => {
    const from = Date.parse('2026-10-30T18:00:00-04:00');
    const world = new SequenceWorld([wait('x', 3), mail('a')], { zone: newYork.zone }, from);
    world.run(from + 10 * msPerDay);

    expect(iso(momentFor({ days: 3 }, from, newYork) ?? 0)).toBe('2026-11-02T23:00:00.000Z');
    expect(world.effects.filter(({ kind }) => kind === 'postponed')).toHaveLength(1);
    expect(world.sent).toEqual(['a']);
  });

  it('17 a time that the clock skips is taken an hour later; one that comes twice is taken the first time', () => {
    const at = (on: string, time: string) => iso(momentFor({ on, at: time }, 0, newYork) ?? 0);

    expect(at('2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('18 the clock is the customer’s, the business days are the company’s', () => {
    const world = new SequenceWorld([mail('a')], { zone: 'Europe/Paris' }, japan('2026-11-02T15:00'));
    world.run(world.now + 9 * msPerDay);

    expect(iso(world.delivered[0]?.atEpochMs ?? 0)).toBe('2026-11-02T08:00:00.000Z');
  });

  it('19 a wait with an hour: the first such hour that is not over', () => {
    expect(inJapan({ days: 0, at: '13:00' }, '2026-10-06T11:30')).toBe('2026-10-06 13:00');
    expect(inJapan({ days: 0, at: '13:00' }, '2026-10-06T13:30')).toBe('2026-10-07 13:00');
    expect(inJapan({ days: 5, at: '07:00' }, '2026-10-06T13:30')).toBe('2026-10-11 07:00');
  });

  it('20 business days pass over weekends and holidays; a weekday that is closed moves to the next business day', () => {
    expect(inJapan({ days: 2, business: true }, '2026-11-20T10:00')).toBe('2026-11-25 10:00');
    expect(inJapan({ days: 0, business: true }, '2026-11-21T10:00')).toBe('2026-11-24 10:00');
    expect(inJapan({ weekdays: [1], at: '10:10' }, '2026-11-18T10:00')).toBe('2026-11-24 10:10');
    expect(inJapan({ weekdays: [2, 4], at: '10:10' }, '2026-10-06T10:11')).toBe('2026-10-08 10:10');
  });

  it('21 a mail after a branch keeps the hours too', () => {
    const world = new SequenceWorld([mail('a'), waitForClick('d', ['a'], 20, [mail('b')])]);
    world.run(japan('2026-10-24T20:00'));
    world.act('click', { step: 'a' });
    world.run(days(60));

    expect(world.mails[1]).toBe('b 2026-10-26 09:00');
  });

  it('22 no mail on Friday afternoon or on the afternoon before a holiday', () => {
    expect(onJapaneseClock(sendingMoment(japan('2026-10-09T13:10'), calendar))).toBe('2026-10-12 09:00');
    expect(onJapaneseClock(sendingMoment(japan('2026-11-02T14:00'), calendar))).toBe('2026-11-04 09:00');
  });

  it('23 waits in a row add up, and none is applied twice', () => {
    const world = new SequenceWorld([wait('x', 2), wait('y', 2), wait('z', 2), mail('a')]);
    world.run(days(30));

    expect(world.mails).toEqual(['a 2026-10-12 10:10']);
  });

  it('24 a holiday added while waiting is observed', () => {
    const world = new SequenceWorld([wait('x', 2, { business: true }), mail('a')]);
    world.run(days(1));
    world.tell({ calendar: { ...calendar, closedOn: [...calendar.closedOn, '2026-10-08'] } });
    world.run(days(30));

    expect(world.mails).toEqual(['a 2026-10-09 10:10']);
  });

  it('a date that is past passes at once, and a session that is unknown has no moment', () => {
    const world = new SequenceWorld([{ id: 'x', kind: 'wait', until: { on: '2026-09-01' } }, mail('a')]);
    world.run(days(2));

    expect(world.mails).toEqual(['a 2026-10-06 10:10']);
    expect(momentFor({ session: 'none', from: 'start' }, 0, tokyo)).toBeUndefined();
  });
});
