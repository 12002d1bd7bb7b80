import { describe, expect, it } from 'vitest';
import { japan } from '../../builders/time.ts';
import { days, mail, other, start, task, wait, waitForClick } from './support/look-facts.ts';
import { SequenceWorld } from './support/sequence-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const steps = [mail('a'), waitForClick('d', ['a'], 3, [task('yes')], [task('no')])];

describe('waiting for an act (cases of the study)', () => {
  it('25 the limit counts from the moment the mail left, not from when it was planned', () => {
    const world = new SequenceWorld(steps, { mails: [other(-1)] });
    world.run(days(7));
    expect(world.sent).toEqual(['a']);
    world.now = days(8);
    world.act('click', { step: 'a' });
    world.run(days(30));

    expect(world.path).toEqual(['a:sent', 'd:happened', 'yes:created']);
  });

  it('26 an act before the step was reached counts', () => {
    const world = new SequenceWorld([mail('a'), wait('x', 5), ...steps.slice(1)]);
    world.run(days(1));
    world.act('click', { step: 'a' });
    world.run(days(30));

    expect(world.path).toContain('d:happened');
  });

  it('27 an act on another mail, or from another round, does not', () => {
    const world = new SequenceWorld([mail('z'), wait('x', 8), ...steps]);
    world.run(days(9));
    world.act('click', { step: 'z' });
    world.act('click', { mailId: 'c.k.2.a' });
    world.run(days(60));

    expect(world.path).toContain('d:otherwise');
  });

  it('28 never both branches: an act after the limit changes nothing', () => {
    const world = new SequenceWorld(steps);
    world.run(days(4));
    world.act('click', { step: 'a' });
    world.run(days(60));

    expect(world.path).toEqual(['a:sent', 'd:otherwise', 'no:created']);
  });

  it('29 a machine’s click does not count, nor one judged so within ten minutes', () => {
    const world = new SequenceWorld(steps);
    world.run(start + MINUTE);
    world.act('click', { step: 'a' });
    world.now += 5 * MINUTE;
    world.tell({ acts: world.facts.acts.map((act) => ({ ...act, verdict: 'machine' as const })) });
    world.run(days(30));

    expect(world.path).toContain('d:otherwise');
  });

  it('29 what is perhaps a person’s counts only where that is asked', () => {
    const [first, second] = [false, true].map((isLikely) => {
      const act = { kind: 'click' as const, mails: ['a'], ...(isLikely ? { likely: true as const } : {}) };
      const world = new SequenceWorld([
        mail('a'),
        { id: 'd', kind: 'waitFor', act, limit: { days: 3 }, happened: [], otherwise: [] },
      ]);
      world.run(days(1));
      world.act('click', { step: 'a', verdict: 'unknown' });
      world.run(days(30));
      return world.path.at(-1);
    });

    expect([first, second]).toEqual(['d:otherwise', 'd:happened']);
  });

  it('30 a verdict that changes after the branch was taken moves nobody', () => {
    const world = new SequenceWorld([...steps, wait('x', 5), mail('b')]);
    world.run(days(1));
    world.act('click', { step: 'a' });
    world.run(days(2));
    world.tell({ acts: world.facts.acts.map((act) => ({ ...act, verdict: 'machine' as const })) });
    world.run(days(60));

    expect(world.path.slice(0, 3)).toEqual(['a:sent', 'd:happened', 'yes:created']);
  });

  it('31 an act done in time that is delivered late, after an outage, still counts', () => {
    const world = new SequenceWorld(steps);
    world.run(days(1));
    world.now = days(9);
    world.look();
    world.act('click', { step: 'a', atEpochMs: days(2) });
    world.run(days(60));

    expect(world.path).toContain('d:happened');
  });

  it('32 a wake that is lost delays, and never changes, the branch', () => {
    const world = new SequenceWorld(steps);
    world.run(days(1));
    const due = world.due;
    world.act('click', { step: 'a' });
    world.due = due;
    world.run(days(60));

    expect(world.path).toContain('d:happened');
  });

  it('33 nothing is waited for on a mail that never left', () => {
    const world = new SequenceWorld(steps);
    world.look('rejected');
    world.run(start + 2 * MINUTE + HOUR);

    expect(world.path).toEqual(['a:rejected', 'd:otherwise', 'no:created']);
  });

  it('34 a click twice, delivered twice, wakes once and passes once', () => {
    const world = new SequenceWorld(steps);
    world.run(days(1));
    for (let n = 0; n < 4; n++) world.act('click', { step: 'a' });
    world.run(days(60));

    expect(world.effects.filter(({ kind }) => kind === 'task')).toHaveLength(1);
  });

  it('35 steps behind a mail and behind a branch run: arms join below', () => {
    const world = new SequenceWorld([...steps, task('after')]);
    world.run(days(60));

    expect(world.path).toEqual(['a:sent', 'd:otherwise', 'no:created', 'after:created']);
  });

  it('a link, a document or a session that is named has to be the one', () => {
    const act = { kind: 'click' as const, mails: ['a'], link: 'asset' };
    const world = new SequenceWorld([
      mail('a'),
      { id: 'd', kind: 'waitFor', act, limit: { days: 3 }, happened: [], otherwise: [] },
    ]);
    world.run(days(1));
    world.act('click', { step: 'a', link: 'consultation' });
    world.run(japan('2026-10-08T10:00'));
    expect(world.path).toEqual(['a:sent']);
    world.act('click', { step: 'a', link: 'asset' });
    world.run(days(30));

    expect(world.path).toEqual(['a:sent', 'd:happened']);
  });
});
