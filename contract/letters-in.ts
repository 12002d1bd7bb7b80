import type { SequenceView } from './saved-sequences.ts';

type Steps = SequenceView['sequence']['steps'];
type Step = Steps[number];
type MailStep = Extract<Step, { kind: 'mail' }>;

/** A mail of a sequence, and by which name its step is known. */
export type NamedLetter = Pick<MailStep, 'template' | 'assetId' | 'text'> & { readonly name: string };

/** The mails of a sequence in the order in which one reads, also those that a step of its own kind sends. */
export const lettersIn = (steps: Steps): readonly NamedLetter[] =>
  steps.flatMap((step) => [...lettersOf(step), ...armsOf(step).flatMap((arm) => lettersIn(arm))]);

const named = (name: string, { template, assetId, text }: Omit<NamedLetter, 'name'>): NamedLetter => ({
  name,
  template,
  assetId,
  text,
});

function lettersOf(step: Step): readonly NamedLetter[] {
  const { id } = step;
  if (step.kind === 'mail') return [named(id, step)];
  if (step.kind === 'permission') return [named(`${id}.ask`, step.mail)];
  if (step.kind !== 'webinar') return [];
  const { invite, eve, sameDay, recording } = step;
  return Object.entries({ invite, eve, sameDay, recording }).map(([part, letter]) =>
    named(`${id}.${part}`, letter),
  );
}

function armsOf(step: Step): readonly Steps[] {
  switch (step.kind) {
    case 'waitFor':
      return [step.happened, step.otherwise];
    case 'condition':
      return [...step.branches.map(({ steps }) => steps), step.otherwise];
    case 'split':
      return step.arms.map(({ steps }) => steps);
    case 'webinar':
      return [step.attended ?? [], step.notRegistered ?? []];
    case 'mail':
    case 'permission':
    case 'wait':
    case 'task':
    case 'end':
      return [];
    default:
      return step satisfies never;
  }
}

/** What is looked at of a letter before it is sent. */
export const checkedLetter = ({ name, text, assetId }: Pick<NamedLetter, 'name' | 'text' | 'assetId'>) => ({
  name,
  ...(text === undefined ? {} : { text }),
  ...(assetId === undefined ? {} : { assetId }),
});
