import { describe, expect, it } from 'vitest';
import { armOf } from '../../../domain/sequences/arm-of.ts';
import { dryRun } from '../../../domain/sequences/dry-run.ts';
import { mailKeyOf } from '../../../domain/sequences/enrolment.ts';
import type { LookFacts } from '../../../domain/sequences/look-facts.ts';
import type { SplitStep, Step } from '../../../domain/sequences/step.ts';
import { aStanding } from '../../builders/people.ts';
import { japan, msPerDay } from '../../builders/time.ts';
import { aWebinar, days, mail, other, session, start, three, wait } from './support/look-facts.ts';
import { onJapaneseClock, SequenceWorld } from './support/sequence-world.ts';

const HOUR = 3_600_000;
const seminar = japan('2026-10-20T14:00');
const at = (starts: number): Partial<LookFacts> => ({ sessions: new Map([['s', session(starts)]]) });
const worldOf = (steps: readonly Step[], more: Partial<LookFacts> = at(seminar)) =>
  new SequenceWorld(steps, more);
const register = (world: SequenceWorld): void => world.act('registered', { ref: 's' });

describe('the webinar (cases of the study)', () => {
  it('59 registered, absent: both reminders, then the recording', () => {
    const world = worldOf([aWebinar()]);
    world.run(days(3));
    register(world);
    world.run(days(60));

    expect(world.mails).toEqual([
      'w.invite 2026-10-06 10:10',
      'w.eve 2026-10-19 10:00',
      'w.sameDay 2026-10-20 12:00',
      'w.recording 2026-10-21 11:10',
    ]);
  });

  it('60 attended: no recording', () => {
    const world = worldOf([aWebinar()]);
    world.run(days(3));
    register(world);
    world.run(seminar + 2 * HOUR);
    world.act('attended', { ref: 's' });
    world.run(days(60));

    expect(world.path.at(-1)).toBe('thank:created');
  });

  it('61 the date has passed: no invitation', () => {
    const world = worldOf([aWebinar(), mail('b')], at(days(-1)));
    world.run(days(60));

    expect(world.sent).toEqual(['b']);
    expect(world.path[0]).toBe('w.invite:skipped:datePassed');
  });

  it('62 an invitation that the frequency would put after the date is skipped at once', () => {
    const world = worldOf([aWebinar()], { ...at(days(4)), mails: [other(-1)] });
    world.look();

    expect(world.path[0]).toBe('w.invite:skipped:datePassed');
  });

  it('63 registered before the invitation: no invitation, but reminders', () => {
    const world = worldOf([wait('x', 2), aWebinar()]);
    register(world);
    world.run(days(60));

    expect(world.sent).toEqual(['w.eve', 'w.sameDay', 'w.recording']);
  });

  it('64 registered an hour before: the eve’s reminder is skipped, the day’s comes', () => {
    const world = worldOf([aWebinar()]);
    world.run(seminar - HOUR);
    register(world);
    world.run(days(60));

    expect(world.path).toContain('w.eve:skipped:datePassed');
    expect(world.sent).toContain('w.sameDay');
  });

  it('65 the session is moved: reminders follow; cancelled: the block is left', () => {
    const moved = worldOf([aWebinar()]);
    moved.run(days(3));
    register(moved);
    moved.run(days(4));
    moved.tell(at(seminar + 7 * msPerDay));
    moved.run(days(60));
    const cancelled = worldOf([aWebinar({ notRegistered: [mail('missed')] }), mail('b')]);
    cancelled.run(days(3));
    cancelled.tell({ sessions: new Map([['s', session(seminar, true)]]) });
    cancelled.run(days(60));

    expect(moved.mails[1]).toBe('w.eve 2026-10-26 10:00');
    expect(cancelled.sent).toEqual(['w.invite', 'b']);
  });

  it('66 reminders that were asked for pass the cap and sales’ hold, never a refusal', () => {
    const held = worldOf([aWebinar()]);
    held.run(days(3));
    register(held);
    held.tell({ mails: [...held.facts.mails, other(3)], sales: [{ openedAtEpochMs: days(3) }] });
    held.run(seminar);
    const refused = worldOf([aWebinar()]);
    refused.run(days(3));
    register(refused);
    refused.tell({ standing: aStanding({ refused: { at: '2026-10-09T00:00:00.000Z', how: 'reply' } }) });
    refused.run(days(60));

    expect(held.sent).toEqual(['w.invite', 'w.eve', 'w.sameDay']);
    expect(refused.sent).toEqual(['w.invite']);
  });
});

describe('arms (cases of the study)', () => {
  const split = (p: number, q: number): SplitStep => ({
    id: 's',
    kind: 'split',
    arms: [
      { id: 'p', weight: p, steps: [wait('wp', 9), mail('p')] },
      { id: 'q', weight: q, steps: [wait('wq', 9), mail('q')] },
    ],
  });

  it('67 changed weights reassign nobody who has passed the split; a winner takes only those to come', () => {
    const arms = new Set<string>();
    for (let n = 0; n < 50; n++) {
      const world = new SequenceWorld([split(1, 1)], { lotOf: `account-${n}` });
      world.run(days(1));
      const arm = world.path[0]?.slice(2) ?? '';
      arms.add(arm);
      world.publish([split(1, 0)]);
      world.run(days(60));
      expect(world.sent).toEqual([arm]);
    }

    expect(arms).toEqual(new Set(['p', 'q']));
    expect(armOf('c', 'new', split(1, 0))).toBe('p');
  });

  it('are as large as their weights, the same for a company, and other for another campaign', () => {
    const lots = Array.from({ length: 4000 }, (_, n) => armOf('c', `account-${n}`, split(3, 1)));
    const others = Array.from({ length: 4000 }, (_, n) => armOf('d', `account-${n}`, split(3, 1)));
    const share = lots.filter((arm) => arm === 'p').length / lots.length;

    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
    expect(lots.filter((arm, n) => arm !== others[n]).length).toBeGreaterThan(1000);
  });
});

it('69 the dry run says what then happens', () => {
  const world = new SequenceWorld(three);
  const planned = dryRun(world.enrolment, world.facts, { fromEpochMs: start });
  world.run(days(60));

  expect(
    planned
      .filter(({ what }) => what === 'mail')
      .map((each) => `${each.step} ${onJapaneseClock(each.atEpochMs)}`),
  ).toEqual(world.mails);
  expect(planned.at(-1)).toMatchObject({ what: 'ended', because: 'finished' });
});

it('72 keys hold campaign, customer, round and step, never a position or a version', () => {
  const { enrolment } = new SequenceWorld(three);

  // The round is left out of the first, as keys were made before there were rounds.
  expect(mailKeyOf(enrolment, 'b')).toBe('c.k.b');
  const later = { ...enrolment, round: 2, sequenceVersion: 7 };
  expect(mailKeyOf(later, 'b')).toBe('c.k.2.b');
});
