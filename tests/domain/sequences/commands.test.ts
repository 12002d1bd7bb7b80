import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import { exitReason } from '../../../domain/sequences/exit-reason.ts';
import { flowOf } from '../../../domain/sequences/flow.ts';
import { salesHold } from '../../../domain/sequences/sales-hold.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { aStanding } from '../../builders/people.ts';
import { msPerDay } from '../../builders/time.ts';
import { edited, edits, pages, type Edit } from './support/arbitrary-sequences.ts';
import { other, sequenceOf, session, start } from './support/look-facts.ts';
import { SequenceWorld, type Crash, type Ses } from './support/sequence-world.ts';

const HOUR = 3_600_000;

type Plain = 'refuse' | 'race' | 'open' | 'close' | 'takeBack' | 'pause' | 'resume' | 'undo' | 'crowd';
type Command =
  | { readonly do: 'pass'; readonly hours: number; readonly works: boolean }
  | { readonly do: 'look'; readonly ses: Ses; readonly crash: Crash; readonly twin: boolean }
  | { readonly do: 'act'; readonly kind: 'click' | 'download' | 'registered' | 'attended' | 'answer' }
  | { readonly do: 'refuse' | 'race' | 'open' | 'close' | 'takeBack' | 'pause' | 'resume' | 'undo' | 'crowd' }
  | { readonly do: 'edit'; readonly edits: readonly Edit[]; readonly underWay: 'stay' | 'move' | 'end' }
  | { readonly do: 'session'; readonly days: number; readonly isCancelled: boolean };

const plainly = (...names: Plain[]): fc.Arbitrary<Command> =>
  fc.constantFrom(...names).map((name): Command => ({ do: name }));
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      hours: fc.integer({ min: 0, max: 24 * 20 }),
      works: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      ses: fc.constantFrom<Ses>('sent', 'sent', 'rejected', 'busy', 'silent', 'acceptedSilently'),
      crash: fc.constantFrom<Crash>('no', 'no', 'beforeCommit', 'afterCommit', 'afterSes'),
      twin: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      kind: fc.constantFrom('click', 'download', 'registered', 'attended', 'answer'),
    }),
  },
  { weight: 3, arbitrary: plainly('open', 'close', 'takeBack', 'pause', 'resume', 'undo', 'crowd') },
  { weight: 1, arbitrary: plainly('refuse', 'race') },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      edits,
      underWay: fc.constantFrom('stay', 'move', 'move', 'move', 'end'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('session' as const),
      days: fc.integer({ min: 0, max: 40 }),
      isCancelled: fc.boolean(),
    }),
  },
);

const refused = { standing: aStanding({ refused: { at: '2026-10-01T00:00:00.000Z', how: 'reply' } }) };

/** Nothing leaves that the facts of the moment forbid. */
function watched(world: SequenceWorld): void {
  world.watch = (mail, facts) => {
    const now = { ...facts, nowEpochMs: mail.atEpochMs };
    const flow = facts.versions.find(({ number }) => number === world.enrolment.sequenceVersion)?.flow;
    expect(flow?.nodes.get(mail.step)?.step.kind).toBe('mail');
    expect(flow && exitReason(world.enrolment, now, flow)).toBeUndefined();
    expect(facts.campaign.state).toBe('running');
    if (mail.isRequested) return;
    expect(sendingMoment(mail.atEpochMs, facts.calendar)).toBe(mail.atEpochMs);
    const { heldUntilEpochMs, restsUntilEpochMs } = salesHold(now);
    expect(heldUntilEpochMs).toBe(0);
    expect(restsUntilEpochMs).toBeLessThanOrEqual(mail.atEpochMs);
    const others = facts.mails.filter(
      ({ id, isRequested, state }) => id !== mail.mailId && !isRequested && state !== 'rejected',
    );
    for (const { atEpochMs } of others)
      expect(mail.atEpochMs - atEpochMs).toBeGreaterThanOrEqual(7 * msPerDay);
    expect(others.filter(({ atEpochMs }) => mail.atEpochMs - atEpochMs < 30 * msPerDay).length).toBeLessThan(
      2,
    );
  };
}

function play(world: SequenceWorld, versions: (readonly Step[])[], each: Command): void {
  const [spell] = world.facts.sales;
  const isRunning = world.facts.campaign.state === 'running';
  switch (each.do) {
    case 'pass':
      if (each.works) world.run(world.now + each.hours * HOUR);
      else world.now += each.hours * HOUR;
      return;
    case 'look':
      return isRunning ? world.look(each.ses, each.crash, each.twin) : undefined;
    case 'act': {
      const step = world.sent.at(-1);
      const isOfMail = (each.kind === 'click' || each.kind === 'answer') && step !== undefined;
      return world.act(each.kind, isOfMail ? { step } : { ref: 's' });
    }
    case 'refuse':
      return world.tell(refused);
    case 'race':
      return isRunning ? world.look('sent', 'no', true, refused) : undefined;
    case 'open':
      return spell === undefined ? world.sales({ openedAtEpochMs: world.now }) : undefined;
    case 'close':
      return spell?.closedAtEpochMs === undefined && spell !== undefined
        ? world.sales({
            ...spell,
            closedAtEpochMs: world.now,
            answer: world.now % 2 === 0 ? 'tooEarly' : undefined,
          })
        : undefined;
    case 'takeBack':
      return spell === undefined ? undefined : world.sales({ openedAtEpochMs: spell.openedAtEpochMs });
    case 'pause':
      return isRunning ? world.pause() : undefined;
    case 'resume':
      return isRunning ? undefined : world.resume();
    case 'edit':
    case 'undo': {
      const last = versions.at(-1) ?? [];
      const next =
        each.do === 'edit' ? edited(last, each.edits, String(versions.length)) : (versions.at(-2) ?? last);
      versions.push(next);
      return world.publish(next, each.do === 'edit' ? each.underWay : 'move');
    }
    case 'session':
      return world.tell({
        sessions: new Map([['s', session(world.now + each.days * msPerDay, each.isCancelled)]]),
      });
    case 'crowd': {
      const mail = { ...other(0), id: `other.${world.now}`, atEpochMs: world.now };
      const isFree = world.facts.mails.every(({ atEpochMs }) => world.now - atEpochMs >= 15 * msPerDay);
      return isFree ? world.tell({ mails: [...world.facts.mails, mail] }) : undefined;
    }
    default:
      return each satisfies never;
  }
}

it('whatever happens: no mail twice, none that is forbidden, none lost without a reason, always a way on, one end', () => {
  const seen = { sent: 0, crowdedOut: 0, moved: 0 };
  fc.assert(
    fc.property(pages, fc.array(command, { maxLength: 40 }), (steps, commands) => {
      const world = new SequenceWorld(steps);
      const versions = [steps];
      watched(world);
      let wasOver = false;
      const check = (): void => {
        const { state, path } = world.enrolment;
        expect(new Set(world.delivered.map(({ mailId }) => mailId)).size).toBe(world.delivered.length);
        expect(new Set(path.map(({ id }) => id)).size).toBe(path.length);
        expect(Number.isFinite(world.due)).toBe(state === 'active');
        if (wasOver) expect(state).not.toBe('active');
        wasOver = state !== 'active';
      };
      for (const each of commands) {
        play(world, versions, each);
        check();
      }
      if (world.facts.campaign.state === 'paused') world.resume();
      for (let looks = 0; looks < 600 && world.due !== undefined; looks++) {
        world.now = Math.max(world.now, world.due);
        world.look();
        check();
      }

      expect(world.enrolment.state).not.toBe('active');
      expect(world.now).toBeLessThan(start + 4000 * msPerDay);
      const kinds = new Map(
        versions.flatMap((each) =>
          [...flowOf(sequenceOf(each)).nodes].map(([id, { step }]) => [id, step.kind] as const),
        ),
      );
      for (const { id, outcome } of world.enrolment.path)
        if (kinds.get(id) === 'mail') expect(outcome).toMatch(/^(sent|rejected|unconfirmed|skipped:\w+)$/);
      expect(world.effects.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
      seen.sent += world.sent.length;
      seen.crowdedOut += Number(world.path.some((each) => each.endsWith('sameText')));
      seen.moved += Number(world.enrolment.sequenceVersion > 1);
    }),
    { numRuns: 150 },
  );
  // The draws reach what they are about.
  expect(seen.sent).toBeGreaterThan(100);
  expect(seen.crowdedOut).toBeGreaterThan(5);
  expect(seen.moved).toBeGreaterThan(20);
});
