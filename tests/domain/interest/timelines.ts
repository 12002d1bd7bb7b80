import * as fc from 'fast-check';
import type { RawEngagement, Engagement } from '../../../domain/engagement/engagement.ts';
import { groupOf, inquiryKindSchema } from '../../../domain/engagement/engagement.ts';
import type { Penalty } from '../../../domain/interest/fold-interest.ts';
import type { Verdict } from '../../../domain/engagement/verdict.ts';
import { aRawEngagement, aVerdict } from '../../builders/acts.ts';
import { iso, now } from '../../builders/time.ts';

const minute = 60_000;
const period = 60 * 24 * 60;

/** Often the very moment of another act: ties are what an order could decide. */
const minutesBefore = fc.oneof(fc.constantFrom(0, 60, 1440), fc.integer({ min: 0, max: period }));

/** When an act was done and received: late by up to two days, or with a clock that runs ahead. */
const moments = fc
  .tuple(minutesBefore, fc.oneof(fc.constant(0), fc.integer({ min: -600, max: 2880 })))
  .map(([before, delay]) => {
    const occurred = now - before * minute;
    return { occurredAt: iso(occurred), receivedAt: iso(Math.min(now, occurred + delay * minute)) };
  });

const few = (prefix: string, count: number) =>
  fc.integer({ min: 1, max: count }).map((each) => `${prefix}-${each}`);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const acts: fc.Arbitrary<RawEngagement> = fc.oneof(
  fc
    .tuple(moments, few('mail', 3))
    .map(([when, messageId]) => aRawEngagement('open', { ...when, messageId })),
  fc
    .tuple(moments, few('mail', 3), few('link', 2))
    .map(([when, messageId, link]) => aRawEngagement('click', { ...when, messageId, link })),
  fc
    .tuple(moments, perhaps(few('mail', 2)), few('asset', 2))
    .map(([when, messageId, assetId]) => aRawEngagement('download', { ...when, messageId, assetId })),
  fc
    .tuple(
      moments,
      few('session', 2),
      fc.boolean(),
      perhaps(fc.nat(90)),
      perhaps(fc.constant('連携できますか')),
    )
    .map(([when, session, attended, minutes, question]) =>
      aRawEngagement('webinar', { ...when, session, attended, minutes, durationMinutes: 60, question }),
    ),
  fc
    .tuple(moments, few('session', 2))
    .map(([when, session]) => aRawEngagement('registration', { ...when, session })),
  fc.tuple(moments, few('2026-W4', 3)).map(([when, week]) => aRawEngagement('visit', { ...when, week })),
  fc
    .tuple(moments, fc.constantFrom(...inquiryKindSchema.options))
    .map(([when, inquiry]) => aRawEngagement('inquiry', { ...when, inquiry })),
  fc.tuple(moments, fc.boolean()).map(([when, refuses]) => aRawEngagement('reply', { ...when, refuses })),
);

export const verdictIs = fc.constantFrom<Verdict['is']>('human', 'unknown', 'machine');

/** Gives each act an id of its own, its group, and a verdict: opens and clicks may be anybody's. */
const engaged = (act: RawEngagement, is: Verdict['is'], index: number): Engagement => {
  const own = { ...act, id: `act-${index}` };
  const mayBeMachine = own.kind === 'open' || own.kind === 'click';
  return { ...own, group: groupOf(own), verdict: aVerdict(mayBeMachine ? is : 'human') };
};

/** What one customer did within two months: groups collide, clocks are wrong, verdicts vary. */
export const timelines = (maxLength = 25): fc.Arbitrary<readonly Engagement[]> =>
  fc
    .array(fc.tuple(acts, verdictIs), { maxLength })
    .map((all) => all.map(([act, is], index) => engaged(act, is, index)));

export const penaltyLists: fc.Arbitrary<readonly Penalty[]> = fc
  .array(fc.tuple(minutesBefore, fc.constantFrom(0, 0.25, 0.5)), { maxLength: 3 })
  .map((all) =>
    all.map(([before, factor], index) => ({
      id: `penalty-${index}`,
      atEpochMs: now - before * minute,
      factor,
    })),
  );

/** The same members in another order. */
export const shuffled = <T>(members: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...members], { minLength: members.length, maxLength: members.length });
