import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { armOf } from '../../../domain/sequences/arm-of.ts';
import { dryRun } from '../../../domain/sequences/dry-run.ts';
import { flowOf, mailsOf } from '../../../domain/sequences/flow.ts';
import type { SeenAct } from '../../../domain/sequences/look-facts.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { msPerDay } from '../../builders/time.ts';
import { edited, edits, pages } from './support/arbitrary-sequences.ts';
import { days, sequenceOf, start } from './support/look-facts.ts';
import { naiveWalk } from './support/naive-walk.ts';
import { SequenceWorld } from './support/sequence-world.ts';

const HOUR = 3_600_000;
const run = { numRuns: 150 };
const LONG = 900;

const actsOn = (steps: readonly Step[], list: readonly DrawnAct[]): readonly SeenAct[] => {
  const mails = mailsOf(flowOf(sequenceOf(steps)));
  return list
    .map(({ kind, hours, lag, which, isHuman }): SeenAct => {
      const mail = kind === 'download' ? undefined : mails[which % Math.max(1, mails.length)];
      const at = start + hours * HOUR;
      return {
        kind,
        verdict: isHuman ? 'human' : 'machine',
        atEpochMs: at,
        seenAtEpochMs: at + lag * 60_000,
        ...(mail === undefined ? {} : { mailId: `c.k.${mail.id}` }),
      };
    })
    .toSorted((a, b) => a.seenAtEpochMs - b.seenAtEpochMs);
};
interface DrawnAct {
  readonly kind: 'click' | 'download' | 'answer';
  readonly hours: number;
  readonly lag: number;
  readonly which: number;
  readonly isHuman: boolean;
}
const drawnActs: fc.Arbitrary<DrawnAct[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('click' as const, 'download' as const, 'answer' as const),
    hours: fc.integer({ min: 0, max: 24 * 60 }),
    lag: fc.integer({ min: 0, max: 180 }),
    which: fc.nat(20),
    isHuman: fc.boolean(),
  }),
  { maxLength: 6 },
);
const someDays = fc.integer({ min: 0, max: 60 });
const endOf = (world: SequenceWorld) => ({
  sent: world.delivered,
  path: world.path,
  reason: world.reason,
});

it('the same mails leave at the same moments as in the naive reading of the page', () => {
  fc.assert(
    fc.property(pages, drawnActs, (steps, list) => {
      const acts = actsOn(steps, list);
      const { enrolment, facts } = new SequenceWorld(steps);
      const planned = dryRun(enrolment, facts, { fromEpochMs: start, days: 800, acts });

      expect(
        planned.filter(({ what }) => what === 'mail').map(({ step, atEpochMs }) => ({ step, atEpochMs })),
      ).toEqual(naiveWalk(steps, facts, acts, (split) => armOf('c', 'account-1', split)));
    }),
    run,
  );
});

it('looks that come too often, and by two workers, change nothing', () => {
  const extra = fc.array(fc.integer({ min: 0, max: 24 * 90 }), { maxLength: 20 });
  fc.assert(
    fc.property(pages, extra, (steps, hours) => {
      const plain = new SequenceWorld(steps);
      plain.run(days(LONG));
      const often = new SequenceWorld(steps);
      for (const hour of hours.toSorted((a, b) => a - b)) {
        often.run(start + hour * HOUR);
        often.look('sent', 'no', true);
      }
      often.run(days(LONG));

      expect(endOf(often)).toEqual(endOf(plain));
    }),
    run,
  );
});

it('an edit that is undone before anything was done changes nothing', () => {
  fc.assert(
    fc.property(pages, edits, someDays, (steps, list, day) => {
      const [plain, undone] = [new SequenceWorld(steps), new SequenceWorld(steps)];
      plain.run(days(day));
      undone.run(days(day));
      undone.publish(edited(steps, list, 'x'));
      undone.publish(steps);
      plain.run(days(LONG));
      undone.run(days(LONG));

      expect(undone.path).toEqual(plain.path);
      expect(undone.sent).toEqual(plain.sent);
    }),
    run,
  );
});

it('nobody gets a step that an edit put behind, nor one again that it moved ahead', () => {
  fc.assert(
    fc.property(pages, edits, someDays, (steps, list, day) => {
      const world = new SequenceWorld(steps);
      world.run(days(day));
      const stood = world.enrolment.at;
      const had = world.sent;
      const next = edited(steps, list, 'x');
      world.publish(next);
      world.run(days(LONG));
      const got = world.sent.slice(had.length);
      const order = [...flowOf(sequenceOf(next)).nodes.keys()];

      expect(got.filter((id) => had.includes(id))).toEqual([]);
      if (stood !== undefined && order.includes(stood))
        expect(got.filter((id) => order.indexOf(id) < order.indexOf(stood))).toEqual([]);
    }),
    run,
  );
});

it('a pause sends nothing, and afterwards nobody gets two mails at once', () => {
  fc.assert(
    fc.property(pages, someDays, fc.integer({ min: 1, max: 24 * 40 }), (steps, day, hours) => {
      const world = new SequenceWorld(steps);
      world.run(days(day));
      const pausedAt = world.now;
      world.pause();
      world.run(pausedAt + hours * HOUR);
      const resumedAt = world.now;
      world.resume();
      world.run(days(LONG));
      const moments = world.delivered.map(({ atEpochMs }) => atEpochMs);

      expect(moments.filter((at) => at > pausedAt && at < resumedAt)).toEqual([]);
      for (const [index, at] of moments.entries())
        if (index > 0) expect(at - (moments[index - 1] ?? 0)).toBeGreaterThanOrEqual(7 * msPerDay);
    }),
    run,
  );
});
