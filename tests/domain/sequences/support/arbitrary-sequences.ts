import * as fc from 'fast-check';
import { checkSequence } from '../../../../domain/sequences/check-sequence.ts';
import type { MailStep, Step } from '../../../../domain/sequences/step.ts';
import type { When } from '../../../../domain/sequences/when.ts';
import { letter, sequenceOf } from './look-facts.ts';

const clock = fc.constantFrom('09:00', '10:10', '14:30', '23:30');
const business = fc.constantFrom<{ business?: true }>({}, { business: true });
const daysWhen = (least: number, most: number) =>
  fc.tuple(fc.integer({ min: least, max: most }), business).map(([days, more]): When => ({ days, ...more }));
const when: fc.Arbitrary<When> = fc.oneof(
  daysWhen(0, 20),
  fc.tuple(daysWhen(0, 20), clock).map(([days, at]): When => ('days' in days ? { ...days, at } : days)),
  fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
    at: clock,
  }),
  fc.record({ on: fc.constantFrom('2026-09-01', '2026-10-20', '2026-11-23', '2026-12-30') }),
);
const limit = daysWhen(1, 15);

/** A step to be: it gets its id, and learns which mails stand above, when it is put into a page. */
type Shape = (id: () => string, mails: string[]) => Step;
const listOf =
  (shapes: readonly Shape[]) =>
  (id: () => string, mails: string[]): Step[] =>
    shapes.map((shape) => shape(id, mails));

const aMail = fc.integer({ min: 0, max: 11 }).map((text): Shape => (id, mails) => {
  const own: MailStep = { id: id(), kind: 'mail', template: 'nurture-document', textId: `t${text}` };
  mails.push(own.id);
  return own;
});
const leaves: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 9, arbitrary: aMail },
  {
    weight: 5,
    arbitrary: when.map((until): Shape => (id) => ({ id: id(), kind: 'wait', until })),
  },
  { weight: 1, arbitrary: fc.constant<Shape>((id) => ({ id: id(), kind: 'task', what: 'call' })) },
  {
    weight: 1,
    arbitrary: limit.map((each): Shape => (id) => ({
      id: id(),
      kind: 'permission',
      mail: { ...letter, assetId: 'ask' },
      limit: each,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Shape>((id) => ({
      id: id(),
      kind: 'webinar',
      session: 's',
      invite: letter,
      eve: { ...letter, assetId: 'eve' },
      sameDay: { ...letter, assetId: 'day' },
      recording: { ...letter, assetId: 'recording' },
    })),
  },
);

const { shapes } = fc.letrec<{ shapes: Shape[]; shape: Shape }>((tie) => {
  const nested = tie('shapes');
  const waitFor = fc
    .tuple(fc.constantFrom('click' as const, 'download' as const), limit, nested, nested)
    .map(([kind, each, a, b]): Shape => (id, mails) => {
      const from = mails.slice(-1);
      const act =
        kind === 'download' || from.length === 0 ? { kind: 'download' as const } : { kind, mails: from };
      const own = id();
      return {
        id: own,
        kind: 'waitFor',
        act,
        limit: each,
        happened: listOf(a)(id, mails),
        otherwise: listOf(b)(id, mails),
      };
    });
  const condition = fc.tuple(fc.boolean(), nested, nested).map(([isByAct, a, b]): Shape => (id, mails) => ({
    id: id(),
    kind: 'condition',
    branches: [
      {
        id: 'yes',
        when: isByAct ? { act: { kind: 'download' } } : { not: { interestAtLeast: 10 } },
        steps: listOf(a)(id, mails),
      },
    ],
    otherwise: listOf(b)(id, mails),
  }));
  const split = fc.tuple(nested, nested).map(([a, b]): Shape => (id, mails) => ({
    id: id(),
    kind: 'split',
    arms: [
      { id: 'a', weight: 1, steps: listOf(a)(id, mails) },
      { id: 'b', weight: 2, steps: listOf(b)(id, mails) },
    ],
  }));
  return {
    shapes: fc.array(tie('shape'), { maxLength: 4, depthIdentifier: 'steps' }),
    shape: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'steps' },
      { weight: 3, arbitrary: leaves },
      { weight: 2, arbitrary: fc.oneof(waitFor, condition, split) },
    ),
  };
});

export const against = {
  languages: ['ja' as const],
  assets: ['eve', 'day', 'recording', 'ask'],
  withdrawn: [],
  sessions: ['s'],
  before: [],
};

/** Pages that a save takes. */
export const pages: fc.Arbitrary<readonly Step[]> = fc
  .array(shapes, { minLength: 1, maxLength: 4 })
  .map((lists) => {
    let count = 0;
    return listOf(lists.flat())(() => `s${++count}`, []);
  })
  .filter((steps) => checkSequence(sequenceOf(steps), against).length === 0);

export interface Edit {
  readonly op: 'remove' | 'insert' | 'move' | 'change';
  readonly a: number;
  readonly b: number;
  readonly days: number;
}
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    op: fc.constantFrom('remove' as const, 'insert' as const, 'move' as const, 'change' as const),
    a: fc.nat(999),
    b: fc.nat(999),
    days: fc.integer({ min: 0, max: 25 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** An edit of the top list: steps with all that is in them go, come, move and change. One that a save refuses changes nothing. */
export function edited(steps: readonly Step[], list: readonly Edit[], mark: string): readonly Step[] {
  let page = [...steps];
  for (const [index, { op, a, b, days }] of list.entries()) {
    const from = a % Math.max(1, page.length);
    const step = page[from];
    if (op === 'remove' || op === 'move') page = page.toSpliced(from, 1);
    if (op === 'move' && step !== undefined) page = page.toSpliced(b % (page.length + 1), 0, step);
    if (op === 'insert')
      page = page.toSpliced(
        b % (page.length + 1),
        0,
        days % 2 === 0
          ? { id: `n${mark}-${index}`, kind: 'mail', template: 'nurture-document', textId: 'new' }
          : { id: `n${mark}-${index}`, kind: 'wait', until: { days } },
      );
    if (op === 'change' && step?.kind === 'wait') page = page.with(from, { ...step, until: { days } });
    if (op === 'change' && step?.kind === 'waitFor')
      page = page.with(from, { ...step, limit: { days: days + 1 } });
    if (op === 'change' && step?.kind === 'mail') page = page.with(from, { ...step, textId: 'new' });
  }
  const before = [sequenceOf(steps)];
  return checkSequence(sequenceOf(page), { ...against, before }).length === 0 ? page : steps;
}
