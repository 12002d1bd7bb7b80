import { describe, expect, it, test } from 'vitest';
import { lookAtEnrolment } from '../../../domain/sequences/look.ts';
import { iso } from '../../builders/time.ts';
import { aStanding } from '../../builders/people.ts';
import {
  days,
  factsOf,
  letter,
  mail,
  other,
  start,
  task,
  three,
  wait,
  waitForClick,
} from './support/look-facts.ts';
import { SequenceWorld, type Crash, type Ses } from './support/sequence-world.ts';

const HOUR = 3_600_000;
const refused = { standing: aStanding({ refused: { at: '2026-10-01T00:00:00.000Z', how: 'one-click' } }) };

describe('once (cases of the study)', () => {
  it('01 a deleted decision resends nothing', () => {
    const world = new SequenceWorld([
      mail('a'),
      waitForClick('d', ['a'], 5, [mail('b')]),
      wait('x', 5),
      mail('c'),
    ]);
    world.run(days(2));
    world.publish([mail('a'), wait('x', 5), mail('c')]);
    for (let look = 0; look < 500; look++) {
      world.now += HOUR;
      world.look();
    }
    world.run(days(300));

    expect(world.sent).toEqual(['a', 'c']);
  });

  it('74 a backup was restored: what may have left since is left out, what comes later is not', () => {
    const perhapsSent = { from: iso(start), until: iso(days(1)) };
    const world = new SequenceWorld([mail('a'), wait('x', 14), mail('b')], { perhapsSent });
    world.run(days(40));

    expect(world.sent).toEqual(['b']);
    expect(world.enrolment.path[0]).toEqual({ id: 'a', outcome: 'skipped:perhapsSent' });
  });

  it('74 what could not have left before the restore is sent', () => {
    const perhapsSent = { from: iso(start), until: iso(days(1)) };
    const world = new SequenceWorld([wait('x', 2), mail('a')], { perhapsSent });
    world.run(days(10));

    expect(world.sent).toEqual(['a']);
  });

  it('02 two workers at one moment send one mail', () => {
    const world = new SequenceWorld(three);
    world.look('sent', 'no', true);

    expect(world.sent).toEqual(['a']);
  });

  test.each<[string, Ses, Crash, string]>([
    ['before the claim', 'sent', 'beforeCommit', 'a:sent'],
    ['after the claim', 'sent', 'afterCommit', 'a:unconfirmed'],
    ['after the mail was taken', 'sent', 'afterSes', 'a:unconfirmed'],
    ['no answer, not taken', 'silent', 'no', 'a:unconfirmed'],
    ['no answer, taken', 'acceptedSilently', 'no', 'a:unconfirmed'],
  ])('03 crash or silence %s: at most one mail, and the next step comes', (_, ses, crash, first) => {
    const world = new SequenceWorld(three);
    world.look(ses, crash);
    world.run(days(13));

    expect(world.path).toEqual([first]);
    expect(world.sent.filter((step) => step === 'a').length).toBeLessThanOrEqual(1);
    world.run(days(100));
    expect(world.sent).toContain('c');
  });

  it('04 a mail that SES rejects is counted, and not tried for ever', () => {
    const world = new SequenceWorld(three);
    world.look('rejected');
    world.run(days(200));

    expect(world.path[0]).toBe('a:rejected');
    expect(world.sent).toEqual(['b', 'c']);
  });

  it('05 SES is busy: the claim is given back, one mail later', () => {
    const world = new SequenceWorld(three);
    world.look('busy');
    world.run(days(1));

    expect(world.mails).toEqual(['a 2026-10-06 10:11']);
  });

  it('06 enrolled twice in one round: the keys are the same, the second finds them done', () => {
    const world = new SequenceWorld(three);
    const first = world.enrolment;
    world.run(days(1));

    const second = lookAtEnrolment(first, { ...world.facts, nowEpochMs: world.now });

    expect(second.effects.filter(({ kind }) => kind === 'mail')).toEqual([]);
  });

  it('07 a second round sends every mail again, the first one too, once 180 days have passed', () => {
    const world = new SequenceWorld(three);
    world.run(days(100));
    const again = new SequenceWorld(three, { mails: world.facts.mails }, days(400), { round: 2 });
    again.run(days(500));

    expect(again.sent).toEqual(['a', 'b', 'c']);
  });

  it('08 the same text in another campaign is skipped with a reason, not tried again and again', () => {
    const world = new SequenceWorld(three, { mails: [{ ...other(-40), textId: 'text-a' }] });
    world.run(days(100));

    expect(world.path[0]).toBe('a:skipped:sameText');
    expect(world.sent).toEqual(['b', 'c']);
  });

  it('09 thirty mails over two years: none is forgotten', () => {
    const world = new SequenceWorld(
      Array.from({ length: 30 }, (_, n) => [mail(`m${n}`), wait(`w${n}`, 24)]).flat(),
    );
    world.run(days(900));

    expect(world.sent).toHaveLength(30);
  });
});

describe('no more (cases of the study)', () => {
  it('10 a refusal while waiting ends it', () => {
    const world = new SequenceWorld(three);
    world.run(days(3));
    world.tell(refused);
    world.run(days(100));

    expect(world.sent).toEqual(['a']);
    expect(world.reason).toBe('refused');
  });

  it('11 a refusal between reading and claiming: no mail', () => {
    const world = new SequenceWorld(three);
    world.look('sent', 'no', true, refused);
    world.run(days(100));

    expect(world.sent).toEqual([]);
  });

  it('12 a refusal taken back does not resume: entering again is a new round', () => {
    const world = new SequenceWorld(three);
    world.run(days(3));
    world.tell(refused);
    world.look();
    world.tell({ standing: aStanding({ status: 'nurturing' }) });
    world.run(days(100));

    expect(world.enrolment.state).toBe('ended');
  });

  it.each([
    [{ campaign: { state: 'ended' as const } }, 'campaignEnded'],
    [{ campaign: { state: 'ended' as const }, exclusions: ['openDeal' as const] }, 'openDeal'],
    [{ campaign: { state: 'ended' as const }, exclusions: ['openDeal' as const], ...refused }, 'refused'],
  ])('13 law before relation before campaign: %#', (change, reason) => {
    const world = new SequenceWorld(three);
    world.tell(change);
    world.look();

    expect(world.reason).toBe(reason);
  });

  it('14 a refusal while the mail is on its way ends it; the mail keeps its own record', () => {
    const world = new SequenceWorld(three);
    world.look('acceptedSilently');
    world.tell(refused);
    world.run(days(100));

    expect(world.sent).toEqual(['a']);
    expect(world.facts.mails[0]?.state).toBe('sending');
  });

  it('15 no answer to the question whether to continue is an end of its own', () => {
    const world = new SequenceWorld([
      { id: 'p', kind: 'permission', mail: letter, limit: { days: 14 } },
      mail('b'),
    ]);
    world.run(days(100));

    expect(world.reason).toBe('noAnswer');
    expect(world.sent).toEqual(['p.ask']);
  });

  it('15 an answer lets it go on', () => {
    const world = new SequenceWorld([
      { id: 'p', kind: 'permission', mail: letter, limit: { days: 14 } },
      mail('b'),
    ]);
    world.run(days(1));
    world.act('answer', { step: 'p.ask' });
    world.run(days(100));

    expect(world.sent).toEqual(['p.ask', 'b']);
  });
});

it('a look at somebody who has ended changes nothing', () => {
  const world = new SequenceWorld([task('t')]);
  world.run(days(1));
  const after = lookAtEnrolment(world.enrolment, factsOf([task('t')], { nowEpochMs: start }));

  expect(after).toEqual({ enrolment: world.enrolment, dueAtEpochMs: undefined, effects: [] });
});
