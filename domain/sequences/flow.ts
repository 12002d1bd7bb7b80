import { isFifthField } from '../audience/purchase-fields.ts';
import type { Rule } from '../audience/rule.ts';
import { fieldsIn } from '../audience/rule-tree.ts';
import type { Bilingual } from '../kernel/locale.ts';
import type { Sequence } from './sequence.ts';
import type { ActMatch, MailStep, PlainStep, Step, Test } from './step.ts';
import { textIdOf } from './text-id.ts';
import { writtenOut } from './written-out.ts';

/** A branch of a step, and the steps in it. */
export interface Arm {
  readonly id: string;
  readonly steps: readonly Step[];
}

/** A step with where it leads: below it, or into the first step of each arm. */
export interface Node {
  readonly step: PlainStep;
  readonly next: string | undefined;
  readonly arms: ReadonlyMap<string, string | undefined>;
}

/** A sequence as enrolments walk it. The nodes stand in reading order. */
export interface Flow {
  readonly first: string | undefined;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly endsOnHot: boolean;
  /** Ends for whoever any of these holds of. */
  readonly goals: readonly Test[];
}

export const armsOf = (step: PlainStep): readonly Arm[] => {
  switch (step.kind) {
    case 'waitFor':
      return [
        { id: 'happened', steps: step.happened },
        { id: 'otherwise', steps: step.otherwise },
      ];
    case 'condition':
      return [...step.branches, { id: 'otherwise', steps: step.otherwise }];
    case 'split':
      return step.arms;
    case 'mail':
    case 'wait':
    case 'task':
    case 'end':
      return [];
    default:
      return step satisfies never;
  }
};

/** Every arm leads, after its last step, to the step below the branch: a join needs no step, and a loop cannot be written. */
export function flowOf({ steps, endsOnHot, goals = [], topic }: Written): Flow {
  const nodes = new Map<string, Node>();
  const link = (written: readonly Step[], after: string | undefined): string | undefined => {
    const list = written.flatMap((step) => writtenOut(step)).map((step) => withTextId(step, topic));
    for (const [index, step] of list.entries()) {
      const next = list[index + 1]?.id ?? after;
      const arms = new Map<string, string | undefined>();
      nodes.set(step.id, { step, next, arms });
      for (const arm of armsOf(step)) arms.set(arm.id, link(arm.steps, next));
    }
    return list[0]?.id ?? after;
  };
  return { first: link(steps, undefined), nodes, endsOnHot: endsOnHot === true, goals };
}

/** Where a sequence begins. */
export const firstStepOf = ({ steps }: Pick<Sequence, 'steps'>): string | undefined =>
  steps.flatMap((step) => writtenOut(step))[0]?.id;

type Written = Pick<Sequence, 'steps' | 'endsOnHot' | 'goals' | 'topic'>;

/** Every mail knows which text it is: what else is computed at each look. */
const withTextId = (step: PlainStep, topic: Bilingual): PlainStep =>
  step.kind === 'mail' ? { ...step, textId: textIdOf(step, topic) } : step;

/** Where a step leads with an outcome: into the arm of that name, else below. */
export const nextOf = (node: Node, outcome: string): string | undefined =>
  node.arms.has(outcome) ? node.arms.get(outcome) : node.next;

/** The mails of a flow in reading order. */
export const mailsOf = ({ nodes }: Flow): readonly MailStep[] =>
  [...nodes.values()].flatMap(({ step }) => (step.kind === 'mail' ? [step] : []));

/** The place of a mail among those of its flow, from 0; of another step, of the mail that comes next below it. */
export function mailPlaceIn({ nodes }: Flow, stepId: string): number {
  const steps = [...nodes.values()].map(({ step }) => step);
  const upTo = steps.findIndex(({ id }) => id === stepId);
  return steps.slice(0, Math.max(0, upTo)).filter(({ kind }) => kind === 'mail').length;
}

const actsOfTest = (test: Test): readonly ActMatch[] =>
  'act' in test ? [test.act] : 'not' in test ? actsOfTest(test.not) : [];

/** The acts that a step asks about. */
export const actsOf = (step: PlainStep): readonly ActMatch[] => {
  switch (step.kind) {
    case 'waitFor':
      return [step.act];
    case 'condition':
      return step.branches.flatMap(({ when }) => actsOfTest(when));
    case 'mail':
      return step.unless === undefined ? [] : [step.unless];
    case 'wait':
    case 'split':
    case 'task':
    case 'end':
      return [];
    default:
      return step satisfies never;
  }
};

/** Whether any step asks what the customer did: else nobody's acts are read. */
export const asksForActs = ({ nodes, goals }: Flow): boolean =>
  goals.some((goal) => actsOfTest(goal).length > 0) ||
  [...nodes.values()].some(({ step }) => actsOf(step).length > 0);

/** The rules of segments that a test asks for. */
export const rulesOf = (test: Test): readonly Rule[] =>
  'inSegment' in test ? [test.inSegment.rule] : 'not' in test ? rulesOf(test.not) : [];

/** Whether any branch asks for what was found out of all customers together: else that is not read. */
export const asksForKnowledge = ({ nodes, goals }: Flow): boolean =>
  [
    ...goals,
    ...[...nodes.values()].flatMap(({ step }) =>
      step.kind === 'condition' ? step.branches.map(({ when }) => when) : [],
    ),
  ]
    .flatMap((test) => rulesOf(test))
    .some((rule) => fieldsIn(rule).some((field) => field === 'addressRisk' || isFifthField(field)));
