import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { aStanding } from '../../builders/people.ts';
import { japan, msPerDay } from '../../builders/time.ts';
import { days, mail, other, start, task, three, wait } from './support/look-facts.ts';
import { SequenceWorld } from './support/sequence-world.ts';

const HOUR = 3_600_000;
const worldAt = (day: number): SequenceWorld => {
  const world = new SequenceWorld(three);
  world.run(days(day));
  return world;
};

describe('caps, pauses and outages (cases of the study)', () => {
  it('47 over the frequency: postponed once to the next possible date, not lost', () => {
    const world = new SequenceWorld(three, { mails: [other(-20), other(-3)] });
    world.run(days(12));

    expect(world.effects.filter(({ kind }) => kind === 'postponed')).toMatchObject([
      { because: 'frequency', untilEpochMs: japan('2026-10-16T10:10') },
    ]);
    expect(world.sent).toEqual(['a']);
  });

  it('48 crowded out for 30 days by other campaigns: skipped, counted, and on', () => {
    const world = new SequenceWorld([mail('a'), task('t')]);
    for (let day = 0; day < 60; day += 7) {
      world.now = days(day);
      world.tell({ mails: [...world.facts.mails, other(day)] });
      world.run(days(day + 7) - HOUR);
    }

    expect(world.path).toEqual(['a:skipped:tooLate', 't:created']);
  });

  it('49 paused for three weeks with two mails due: one, then the next at its distance', () => {
    const world = new SequenceWorld([mail('a'), wait('x', 8), mail('b'), wait('y', 9), mail('c')]);
    world.run(days(2));
    world.pause();
    world.run(days(23));
    world.resume();
    world.run(days(90));
    const [, second, third] = world.delivered.map(({ atEpochMs }) => atEpochMs);

    expect(world.sent).toEqual(['a', 'b', 'c']);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(9 * msPerDay);
  });

  it('50 a resume is no flood: 400 who fell due in the pause are spread over five days', () => {
    const moments = Array.from({ length: 400 }, (_, n) => {
      const world = new SequenceWorld([mail('a')], {}, start, { customerId: `k${n}` });
      world.pause();
      world.run(days(20));
      world.resume();
      world.run(days(40));
      return world.delivered[0]?.atEpochMs ?? 0;
    });
    const dates = moments.map((moment) => dayOf(moment, 'Asia/Tokyo'));
    const perDay = [...new Set(dates)].map((date) => dates.filter((each) => each === date).length);

    expect(Math.max(...moments)).toBeLessThan(days(28));
    expect(Math.max(...perDay)).toBeLessThanOrEqual(130);
  });

  it('51 a resume goes on where it was, and does go on', () => {
    const world = worldAt(16);
    world.pause();
    world.run(days(17));
    world.resume();
    world.run(days(90));

    expect(world.sent).toEqual(['a', 'b', 'c']);
    expect(world.mails[2]).toBe('c 2026-11-10 10:10');
  });

  it('52 three days down: one mail each, then the usual distances', () => {
    const world = worldAt(13);
    world.now = days(17);
    world.run(days(90));

    expect(world.mails.slice(1)).toEqual(['b 2026-10-23 10:10', 'c 2026-11-13 10:10']);
  });

  it('53 forty days down: what is more than 30 days late is skipped; the rest goes on', () => {
    const world = worldAt(1);
    world.now = days(54);
    world.run(days(120));

    expect(world.path).toEqual(['a:sent', 'w1:waited', 'b:skipped:tooLate', 'w2:waited', 'c:sent']);
  });
});

describe('sales (cases of the study)', () => {
  const opened = { openedAtEpochMs: days(10) };

  it('54 a handoff stops mails; returned, they go on a week later', () => {
    const world = worldAt(10);
    world.sales(opened);
    world.run(days(30));
    expect(world.sent).toEqual(['a']);
    world.sales({ ...opened, closedAtEpochMs: days(30) });
    world.run(days(36));
    expect(world.sent).toEqual(['a']);
    world.run(days(90));

    expect(world.mails[1]).toBe('b 2026-11-12 10:10');
  });

  it('55 “too early” ends it after the day in which it may be undone', () => {
    const world = worldAt(11);
    world.sales({ ...opened, closedAtEpochMs: days(11), answer: 'tooEarly' });
    world.run(days(11.5));
    expect(world.enrolment.state).toBe('active');
    world.run(days(13));

    expect(world.effects.at(-1)).toMatchObject({ kind: 'ended', because: 'tooEarly' });
  });

  it('56 the answer is taken back within the day: nothing was lost', () => {
    const world = worldAt(11);
    world.sales({ ...opened, closedAtEpochMs: days(11), answer: 'tooEarly' });
    world.run(days(11.5));
    world.sales(opened);
    world.run(days(20));
    expect(world.enrolment.state).toBe('active');
    world.sales({ ...opened, closedAtEpochMs: world.now, isWithdrawn: true });
    world.run(days(90));

    expect(world.sent).toEqual(['a', 'b', 'c']);
  });

  it('56 what the answer made of the customer ends it no sooner than the answer', () => {
    const world = worldAt(11);
    world.tell({
      sales: [{ ...opened, closedAtEpochMs: days(11), answer: 'opportunity' }],
      standing: aStanding({ status: 'opportunity' }),
      exclusions: ['openDeal'],
    });
    world.run(days(11.5));
    expect(world.enrolment.waitsBecause).toBe('mayBeUndone');
    world.run(days(13));

    expect(world.reason).toBe('becameOpportunity');
  });

  it('57 hot without anybody in sales to take it: held for 30 days at most', () => {
    const world = worldAt(10);
    world.tell({ hotWithoutOwnerSinceEpochMs: days(10), temperature: 'hot' });
    world.run(days(90));

    expect(world.mails[1]).toBe('b 2026-11-16 09:00');
  });

  it('58 a handoff that nobody ever closes ends the enrolment after 90 days', () => {
    const world = worldAt(10);
    world.sales(opened);
    world.run(days(120));

    expect(world.reason).toBe('heldBySales');
  });

  it('a wake date ahead ends it, but for those who get the monthly mail until then', () => {
    const [plain, monthly] = [false, true].map((monthlyOnly) => {
      const world = worldAt(3);
      world.tell({ wakeOn: '2027-04-01', standing: aStanding({ status: 'nurturing', monthlyOnly }) });
      world.look();
      return world.reason;
    });

    expect([plain, monthly]).toEqual(['waitingForWakeDate', undefined]);
  });

  it('heat ends it only where the sequence says so', () => {
    const world = worldAt(3);
    world.tell({ temperature: 'hot' });
    world.look();
    expect(world.enrolment.state).toBe('active');
    world.tell({
      versions: world.facts.versions.map((each) => ({ ...each, flow: { ...each.flow, endsOnHot: true } })),
    });
    world.look();

    expect(world.reason).toBe('becameHot');
  });
});

describe('a customer who is said to have left', () => {
  const said = aStanding({
    status: 'nurturing',
    causes: [{ of: 'contactChange', id: 'reply-1', at: new Date(days(1)).toISOString() }],
  });

  it('gets nothing until somebody has decided, not even what they asked for; then what is still worth it', () => {
    const world = new SequenceWorld([mail('a'), wait('x', 8), { ...mail('b'), requested: true }]);
    world.run(days(1));
    world.tell({ standing: said, exclusions: ['contactChange'] });
    world.run(days(30));
    const meanwhile = [...world.sent];
    world.tell({ standing: aStanding({ status: 'nurturing' }), exclusions: [] });
    world.run(days(40));

    expect(meanwhile).toEqual(['a']);
    expect(world.effects).toContainEqual(
      expect.objectContaining({ kind: 'postponed', because: 'contactChange' }),
    );
    expect(world.sent).toEqual(['a', 'b']);
  });

  it('is taken to have left where nobody has decided for 90 days', () => {
    const world = new SequenceWorld(three);
    world.run(days(1));
    world.tell({ standing: said, exclusions: ['contactChange'] });
    world.run(days(120));

    expect(world.sent).toEqual(['a']);
    expect(world.reason).toBe('leftCompany');
  });
});
