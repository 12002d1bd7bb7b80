import { inBoth } from '../../kernel/both-languages.ts';
import * as z from 'zod';

const text = z.object({ ja: z.string().min(1), en: z.string().min(1) });
/** Ids stand in forms and in stored deals: what they name may be reworded, they stay. */
const id = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9]{0,39}$/,
    inBoth({ ja: '英字で始まる英数字にしてください。', en: 'Use letters and digits, a letter first.' }),
  );
const named = z.object({ id, label: text });

/** All records of a deal travel in one event three times, before, after and as answered: at most 256 KB. */
const MOST_ITEMS = 40;

/** The phase at which a won deal stands: every process has it, and what comes after it is no longer selling. */
export const wonPhase = 'won';

/**
 * The company's sales process as data (docs/rules.md#phases-and-stages): its phases with their stages, what is to be recorded in
 * each, and when a deal may move on. People edit it in the settings.
 */
export const salesProcessSchema = z
  .object({
    /** 営業フェーズ, in their order, each with its 営業ステージ. */
    phases: z.array(named.extend({ meaning: text, stages: z.array(named) })).min(2),
    /** What is to be recorded in a phase, list by list. */
    lists: z.array(named.extend({ phase: id, items: z.array(named).min(1) })),
    /** Things that are so, or not yet. `knownFrom` names what tells it without asking anybody. */
    checks: z.array(named.extend({ knownFrom: z.enum(['firstContact', 'contactDetails']).optional() })),
    /** 移行基準: when a deal may move from one phase to the next, in words, and what it is checked by. */
    criteria: z.array(z.object({ from: id, to: id, text, checks: z.array(id).min(1) })),
    /** Leaving this phase asks for the rank anew (docs/rules.md#the-rank-is-looked-at-again). */
    rankReviewedAfter: id.optional(),
  })
  .superRefine((process, context) => {
    for (const { path, message } of problemsOf(process))
      context.addIssue({ code: 'custom', path: [...path], message });
  });
export type SalesProcess = z.infer<typeof salesProcessSchema>;
export type Phase = SalesProcess['phases'][number];
export type MoveCriterion = SalesProcess['criteria'][number];
export type MoveCheck = SalesProcess['checks'][number];

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function problemsOf(process: SalesProcess): readonly Problem[] {
  const phases = process.phases.map((phase) => phase.id);
  const checks = process.checks.map((check) => check.id);
  const known = (
    path: readonly (string | number)[],
    kind: 'phase' | 'check',
    given: string | undefined,
  ): readonly Problem[] => {
    const all = kind === 'phase' ? phases : checks;
    return given === undefined || all.includes(given)
      ? []
      : [
          {
            path,
            message: inBoth({
              ja: `「${given}」はありません（${all.join('、')}）。`,
              en: `There is no ${kind} "${given}" (${all.join(', ')}).`,
            }),
          },
        ];
  };
  return [
    ...repeated(['phases'], phases),
    ...repeated(['checks'], checks),
    ...repeated(
      ['lists'],
      process.lists.map((list) => list.id),
    ),
    // Items are recorded by their id alone, so an id stands for one item in all lists.
    ...repeated(
      ['lists', 'items'],
      process.lists.flatMap(({ items }) => items.map((item) => item.id)),
    ),
    ...(process.lists.flatMap(({ items }) => items).length > MOST_ITEMS
      ? [
          {
            path: ['lists'],
            message: inBoth({
              ja: `項目は${MOST_ITEMS}個までです。`,
              en: `There are more than ${MOST_ITEMS} items.`,
            }),
          },
        ]
      : []),
    ...process.phases.flatMap(({ stages }, index) =>
      repeated(
        ['phases', index, 'stages'],
        stages.map((stage) => stage.id),
      ),
    ),
    ...(phases.includes(wonPhase) ? [] : known(['phases'], 'phase', wonPhase)),
    ...process.lists.flatMap(({ phase }, index) => known(['lists', index, 'phase'], 'phase', phase)),
    ...process.criteria.flatMap(({ from, to, checks: asked }, index) => [
      ...known(['criteria', index, 'from'], 'phase', from),
      ...known(['criteria', index, 'to'], 'phase', to),
      ...asked.flatMap((check) => known(['criteria', index, 'checks'], 'check', check)),
      ...(phases.includes(from) && phases.includes(to) && phases.indexOf(from) >= phases.indexOf(to)
        ? [
            {
              path: ['criteria', index],
              message: inBoth({
                ja: `「${to}」は「${from}」より後のフェーズではありません。`,
                en: `"${to}" does not come after "${from}".`,
              }),
            },
          ]
        : []),
    ]),
    ...known(['rankReviewedAfter'], 'phase', process.rankReviewedAfter),
  ];
}

const repeated = (path: readonly (string | number)[], ids: readonly string[]): readonly Problem[] =>
  [...new Set(ids.filter((each, index) => ids.indexOf(each) !== index))].map((each) => ({
    path,
    message: inBoth({ ja: `id「${each}」が重複しています。`, en: `The id "${each}" stands twice.` }),
  }));

/** The phase by its id. A deal whose phase was taken out of the process, or that nobody has placed yet, stands at the first. */
export function phaseOf(process: SalesProcess, phaseId: string | undefined): Phase {
  const phase = process.phases.find((each) => each.id === phaseId) ?? process.phases[0];
  if (phase === undefined) throw new Error('a sales process without phases');
  return phase;
}

export const isPhase = (process: SalesProcess, phaseId: string): boolean =>
  process.phases.some((each) => each.id === phaseId);

const placeOf = (process: SalesProcess, phaseId: string): number =>
  process.phases.findIndex((each) => each.id === phaseId);

/** Does the second phase come after the first? */
export const isAhead = (process: SalesProcess, from: string, to: string): boolean =>
  placeOf(process, to) > placeOf(process, from);

/** Does a move leave the phase after which the rank is looked at anew? */
export const reviewsRank = (process: SalesProcess, from: string, to: string): boolean =>
  process.rankReviewedAfter !== undefined &&
  !isAhead(process, process.rankReviewedAfter, from) &&
  isAhead(process, process.rankReviewedAfter, to) &&
  !isAhead(process, wonPhase, to);

/** A criterion that a move does not meet yet, and what it lacks: never more than that. */
export interface Lacking {
  readonly criterion: MoveCriterion;
  readonly missing: readonly MoveCheck[];
}

export type MoveAnswer =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'lacking'; readonly lacking: readonly [Lacking, ...Lacking[]] };

/** Checks a move forward, criterion by criterion, from where the deal is; a move back is always allowed. */
export function checkMove(
  process: SalesProcess,
  from: string,
  to: string,
  done: ReadonlySet<string>,
): MoveAnswer {
  const [start, end] = [placeOf(process, from), placeOf(process, to)];
  const [first, ...more] = process.criteria
    .map((criterion) => ({ criterion, place: placeOf(process, criterion.to) }))
    .filter(({ place }) => place > start && place <= end)
    .toSorted((a, b) => a.place - b.place)
    .map(({ criterion }): Lacking => ({ criterion, missing: missingOf(process, criterion, done) }))
    .filter(({ missing }) => missing.length > 0);
  return first === undefined ? { kind: 'allowed' } : { kind: 'lacking', lacking: [first, ...more] };
}

const missingOf = (
  process: SalesProcess,
  { checks }: MoveCriterion,
  done: ReadonlySet<string>,
): readonly MoveCheck[] =>
  process.checks.filter(({ id: check }) => checks.includes(check) && !done.has(check));

/** What is known of a deal without asking. */
export interface DealFacts {
  /** What was ticked before. */
  readonly checks: readonly string[];
  readonly isContacted: boolean;
  /** A name, an address or a number, and the company. */
  readonly isContactKnown: boolean;
}

/** The checks that are so already: ticked before, or told by what is on record. */
export function doneChecks(process: SalesProcess, facts: DealFacts): ReadonlySet<string> {
  const told = process.checks.filter(
    ({ knownFrom }) =>
      (knownFrom === 'firstContact' && facts.isContacted) ||
      (knownFrom === 'contactDetails' && facts.isContactKnown),
  );
  return new Set([...facts.checks, ...told.map((check) => check.id)]);
}

/** Lists of a phase. */
export const listsOf = (process: SalesProcess, phaseId: string): SalesProcess['lists'] =>
  process.lists.filter(({ phase }) => phase === phaseId);

/** Items of a phase that nothing was written for yet. */
export const unrecordedItems = (
  process: SalesProcess,
  phaseId: string,
  records: Readonly<Record<string, string>>,
): SalesProcess['lists'][number]['items'] =>
  listsOf(process, phaseId)
    .flatMap(({ items }) => items)
    .filter((item) => (records[item.id] ?? '') === '');
