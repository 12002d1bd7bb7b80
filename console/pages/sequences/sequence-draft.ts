import type { SequenceView } from '../../../contract/saved-sequences.ts';

export type Sequence = SequenceView['sequence'];
export type Steps = Sequence['steps'];
export type Step = Steps[number];
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** A way out of a step: the outcome that leads into it, and where it stands in the document, such as `branches.0.steps`. */
interface Arm {
  readonly id: string;
  readonly key: string;
  readonly steps: Steps;
}

const nothing: Steps = [];

/** The ways out of a step as it is written. */
export function armsOf(step: Step): readonly Arm[] {
  switch (step.kind) {
    case 'waitFor':
      return [
        { id: 'happened', key: 'happened', steps: step.happened },
        { id: 'otherwise', key: 'otherwise', steps: step.otherwise },
      ];
    case 'condition':
      return [
        ...step.branches.map(({ id, steps }, index) => ({ id, key: `branches.${index}.steps`, steps })),
        { id: 'otherwise', key: 'otherwise', steps: step.otherwise },
      ];
    case 'split':
      return step.arms.map(({ id, steps }, index) => ({ id, key: `arms.${index}.steps`, steps }));
    case 'webinar':
      return [
        { id: 'attended', key: 'attended', steps: step.attended ?? nothing },
        { id: 'notRegistered', key: 'notRegistered', steps: step.notRegistered ?? nothing },
      ];
    case 'mail':
    case 'wait':
    case 'task':
    case 'end':
    case 'permission':
      return [];
    default:
      return step satisfies never;
  }
}

function withArm(step: Step, key: string, steps: Steps): Step {
  switch (step.kind) {
    case 'waitFor':
      return key === 'happened' ? { ...step, happened: steps } : { ...step, otherwise: steps };
    case 'condition':
      return key === 'otherwise'
        ? { ...step, otherwise: steps }
        : {
            ...step,
            branches: step.branches.map((branch, index) =>
              key === `branches.${index}.steps` ? { ...branch, steps } : branch,
            ),
          };
    case 'split':
      return {
        ...step,
        arms: step.arms.map((arm, index) => (key === `arms.${index}.steps` ? { ...arm, steps } : arm)),
      };
    case 'webinar':
      return key === 'attended' ? { ...step, attended: steps } : { ...step, notRegistered: steps };
    case 'mail':
    case 'wait':
    case 'task':
    case 'end':
    case 'permission':
      return step;
    default:
      return step satisfies never;
  }
}

type Change = (list: Steps) => Steps;

/** Changes lists of steps, the inner ones first; what is not changed stays the same object. */
function inLists(steps: Steps, change: Change): Steps {
  const inner = steps.map((step) => inArms(step, change));
  return change(inner.every((step, index) => step === steps[index]) ? steps : inner);
}

const inArms = (step: Step, change: Change): Step =>
  armsOf(step).reduce((now, { key, steps }) => {
    const changed = inLists(steps, change);
    return changed === steps ? now : withArm(now, key, changed);
  }, step);

const has = (list: Steps, id: string): boolean => list.some((step) => step.id === id);

/** With another step in its place; undefined takes it off, with all that hangs on it. */
export const replaced = (steps: Steps, id: string, by: Step | undefined): Steps =>
  inLists(steps, (list) =>
    has(list, id) ? list.flatMap((step) => (step.id === id ? (by ?? []) : step)) : list,
  );

/** Where a step is added: after another, or first of all, or first on a way out of another. */
export type Where =
  | { readonly after: string }
  | { readonly first: true }
  | { readonly of: string; readonly arm: string };

export function added(steps: Steps, where: Where, step: Step): Steps {
  if ('first' in where) return [step, ...steps];
  if ('after' in where)
    return inLists(steps, (list) =>
      has(list, where.after) ? list.flatMap((each) => (each.id === where.after ? [each, step] : each)) : list,
    );
  return inLists(steps, (list) =>
    has(list, where.of)
      ? list.map((each) =>
          each.id === where.of ? withArm(each, where.arm, [step, ...armNamed(each, where.arm)]) : each,
        )
      : list,
  );
}

const armNamed = (step: Step, key: string): Steps =>
  armsOf(step).find((arm) => arm.key === key)?.steps ?? nothing;

/** Every place where a step may stand, in the order in which one reads: at the head of a list, or behind a step and all that hangs on it. */
const placesIn = (list: Steps, head: Where): readonly Where[] => [
  head,
  ...list.flatMap((step): readonly Where[] => [
    ...armsOf(step).flatMap(({ key, steps }) => placesIn(steps, { of: step.id, arm: key })),
    { after: step.id },
  ]),
];

/** Where a step stands now, as a place among the others. */
function placeOf(list: Steps, head: Where, id: string): Where | undefined {
  let at = head;
  for (const step of list) {
    if (step.id === id) return at;
    for (const { key, steps } of armsOf(step)) {
      const inside = placeOf(steps, { of: step.id, arm: key }, id);
      if (inside !== undefined) return inside;
    }
    at = { after: step.id };
  }
  return undefined;
}

const isSamePlace = (a: Where, b: Where): boolean => JSON.stringify(a) === JSON.stringify(b);

/** With a step moved to the next or the last place as one reads, into branches and out of them; undefined where there is none. */
export function moved(steps: Steps, id: string, by: 1 | -1): Steps | undefined {
  const step = stepOfId(steps, id);
  const now = placeOf(steps, { first: true }, id);
  if (step === undefined || now === undefined) return undefined;
  const others = replaced(steps, id, undefined);
  const places = placesIn(others, { first: true });
  const next = places[places.findIndex((place) => isSamePlace(place, now)) + by];
  return next === undefined ? undefined : added(others, next, step);
}

/** Every step in the order in which one reads. */
export const inOrder = (steps: Steps): Steps =>
  steps.flatMap((step) => [step, ...armsOf(step).flatMap((arm) => inOrder(arm.steps))]);

/** The step of this id. */
export const stepOfId = (steps: Steps, id: string): Step | undefined =>
  inOrder(steps).find((step) => step.id === id);

/** Mails by their ids as acts name them: those of a webinar and of a question have ids made of the step's. */
export function mailIdsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'mail':
      return [step.id];
    case 'permission':
      return [`${step.id}.ask`];
    case 'webinar':
      return [`${step.id}.invite`];
    case 'wait':
    case 'waitFor':
    case 'condition':
    case 'split':
    case 'task':
    case 'end':
      return [];
    default:
      return step satisfies never;
  }
}

/** How many mails a step may send; a webinar reminds twice, and sends the recording. */
export const mailCountOf = (step: Step): number => (step.kind === 'webinar' ? 4 : mailIdsOf(step).length);

/** The mails that stand above a step. */
export function mailsAbove(steps: Steps, id: string): readonly string[] {
  const all = inOrder(steps);
  const at = all.findIndex((step) => step.id === id);
  return all.slice(0, at === -1 ? all.length : at).flatMap((step) => mailIdsOf(step));
}

/** An id that nothing here has; it says nothing, for it outlives the place and the words of its step. */
export function newId(kind: string, taken: ReadonlySet<string>): string {
  for (;;) {
    const id = `${kind}-${Math.random().toString(36).slice(2, 6).padEnd(4, '0')}`;
    if (!taken.has(id)) return id;
  }
}

/** Ids that are in use: of steps, of branches and of arms. */
export const idsIn = (steps: Steps): ReadonlySet<string> =>
  new Set(
    inOrder(steps).flatMap((step) => [
      step.id,
      ...(step.kind === 'condition' ? step.branches.map(({ id }) => id) : []),
      ...(step.kind === 'split' ? step.arms.map(({ id }) => id) : []),
    ]),
  );
