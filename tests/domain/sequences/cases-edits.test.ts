import { describe, expect, it } from 'vitest';
import type { Step } from '../../../domain/sequences/step.ts';
import { days, mail, three, wait, waitForClick } from './support/look-facts.ts';
import { SequenceWorld } from './support/sequence-world.ts';

const worldAt = (day: number, steps: readonly Step[] = three): SequenceWorld => {
  const world = new SequenceWorld(steps);
  world.run(days(day));
  return world;
};
const after = (world: SequenceWorld, day = 200): readonly string[] => {
  world.run(days(day));
  return world.sent;
};

describe('edits (cases of the study)', () => {
  it('36 a step put behind does not run, one put ahead does', () => {
    const world = worldAt(20);
    world.publish([
      mail('n1'),
      mail('a'),
      wait('w1', 14),
      mail('n2'),
      mail('b'),
      wait('w2', 21),
      mail('n3'),
      wait('w3', 9),
      mail('c'),
    ]);

    expect(after(world)).toEqual(['a', 'b', 'n3', 'c']);
  });

  it('37 a wait made shorter brings the mail forward (spread over two days), made longer puts it off', () => {
    const shorter = worldAt(6);
    shorter.publish([mail('a'), wait('w1', 2), mail('b')]);
    shorter.run(days(60));
    const longer = worldAt(6);
    longer.publish([mail('a'), wait('w1', 30), mail('b')]);
    longer.run(days(60));

    expect(shorter.delivered[1]?.atEpochMs).toBeGreaterThanOrEqual(days(7));
    expect(shorter.delivered[1]?.atEpochMs).toBeLessThan(days(9));
    expect(longer.mails[1]).toBe('b 2026-11-05 10:10');
  });

  it('38 the step waited on is removed: on to what follows the last one passed', () => {
    const world = worldAt(10);
    world.publish([mail('a'), mail('b'), wait('w2', 21), mail('c')]);

    expect(after(world, 60)).toEqual(['a', 'b', 'c']);
    expect(world.delivered[1]?.atEpochMs).toBeLessThan(days(14));
  });

  it('39 it is replaced by a mail: the new mail comes', () => {
    const world = worldAt(10);
    world.publish([mail('a'), mail('x'), wait('w9', 10), mail('b')]);

    expect(after(world, 90)).toEqual(['a', 'x', 'b']);
  });

  it('40 a mail that was sent is moved ahead: not sent again', () => {
    const world = worldAt(20);
    world.publish([mail('b'), wait('w1', 14), wait('w2', 21), mail('a'), mail('c')]);

    expect(after(world)).toEqual(['a', 'b', 'c']);
  });

  it('41 the arm is removed under one who stands in it: on below the branch', () => {
    const steps = (arms: readonly string[]): readonly Step[] => [
      mail('a'),
      {
        id: 's',
        kind: 'split',
        arms: arms.map((id) => ({ id, weight: 1, steps: [wait(`w${id}`, 9), mail(id)] })),
      },
      wait('x', 9),
      mail('z'),
    ];
    const world = worldAt(2, steps(['p', 'q', 'r']));
    const arm = world.path[1]?.slice(2);
    world.publish(steps(['p', 'q', 'r'].filter((id) => id !== arm)));

    expect(['p', 'q', 'r']).toContain(arm);
    expect(after(world, 90)).toEqual(['a', 'z']);
  });

  it('42 an edit while a mail is on its way: settled under the version that sent it', () => {
    const world = new SequenceWorld(three);
    world.look('acceptedSilently');
    world.publish([wait('w0', 1), mail('b')]);

    expect(after(world, 60)).toEqual(['a']);
    expect(world.path[0]).toBe('a:unconfirmed');
    expect(world.reason).toBe('replaced');
  });

  it('43 stay: the old version to its end; end: at once', () => {
    const stays = worldAt(1);
    stays.publish([mail('n')], 'stay');
    const ends = worldAt(1);
    ends.publish([mail('n')], 'end');
    ends.run(days(90));

    expect(after(stays, 90)).toEqual(['a', 'b', 'c']);
    expect(ends.reason).toBe('editEnded');
  });

  it('44 an edit undone before the next look did nothing', () => {
    const world = worldAt(10);
    world.publish([mail('n')]);
    world.publish(three);

    expect(after(world, 90)).toEqual(['a', 'b', 'c']);
  });

  it('45 a text changed under its id reaches those who have not had it, and nobody twice', () => {
    const world = worldAt(20);
    world.publish([
      mail('a', { textId: 'new1' }),
      wait('w1', 14),
      mail('b', { textId: 'new2' }),
      wait('w2', 21),
      mail('c', { textId: 'new3' }),
    ]);
    world.run(days(90));

    expect(world.effects.flatMap((each) => (each.kind === 'mail' ? [each.step.textId] : []))).toEqual([
      'text-a',
      'text-b',
      'new3',
    ]);
  });

  it('a decision once taken is not taken again, though its step was moved ahead', () => {
    const decision = waitForClick('d', ['a'], 3, [mail('yes')], [mail('no')]);
    const world = worldAt(12, [mail('a'), decision, wait('x', 9), mail('z')]);
    world.publish([mail('a'), wait('x', 9), decision, mail('z')]);

    expect(after(world, 90)).toEqual(['a', 'no', 'z']);
  });
});
