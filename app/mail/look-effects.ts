import { mailKeyOf } from '../../domain/sequences/enrolment.ts';
import { flowOfVersion, type Look } from '../../domain/sequences/look.ts';
import type { Effect } from '../../domain/sequences/step-look.ts';
import { queuedMail } from '../../domain/mail/mail.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import type { Write } from '../../platform/dynamodb/database.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { Deps } from './deps.ts';
import { queueMail } from './mail-store.ts';
import type { DueStep } from './render-step.ts';

/**
 * What a look records beside the enrolment: the steps that were passed, mails that were left out, the end, and a task for
 * sales as a mail to the customer's owner. What only waits, or is put off, stands in the enrolment itself.
 */
export async function effectWrites(deps: Deps, step: DueStep, look: Look): Promise<readonly Write[]> {
  const at = deps.now().toISOString();
  const { id: campaignId } = step.run.campaign;
  const base = { customerId: look.enrolment.customerId, campaignId, at };
  const passed = look.enrolment.path.slice(step.place.path.length);
  const facts: Fact[] = look.effects.flatMap((effect): readonly Fact[] => {
    if (effect.kind === 'skipped')
      return [
        {
          kind: 'mailSkipped',
          ...base,
          id: `${campaignId}.${effect.step.id}`,
          step: placeOf(step, look, effect.step.id),
          because: effect.because,
        },
      ];
    return effect.kind === 'ended' ? endFacts(step, look, effect.because, base) : [];
  });
  if (passed.length > 0)
    facts.push({
      kind: 'stepsPassed',
      ...base,
      id: `${campaignId}.${passed[0]?.id ?? ''}`,
      passed: [...passed],
      ...(look.enrolment.state === 'active' && look.enrolment.at !== undefined
        ? { standsAt: look.enrolment.at }
        : {}),
    });
  const tasks = look.effects.filter((effect) => effect.kind === 'task');
  return [...facts.map((fact) => putFact(deps.db, fact)), ...(await taskWrites(deps, step, look, tasks))];
}

/** The mail that is not sent any more, and the end; a sequence that is through has sent what it had to. */
function endFacts(
  step: DueStep,
  look: Look,
  because: string,
  base: { readonly customerId: string; readonly campaignId: string; readonly at: string },
): readonly Fact[] {
  const { at } = look.enrolment;
  if (because === 'finished' || at === undefined) return [];
  const id = `${base.campaignId}.${at}`;
  return [
    { kind: 'mailSkipped', ...base, id, step: placeOf(step, look, at), because },
    { kind: 'enrolmentEnded', ...base, id, because, standsAt: at },
  ];
}

/** The place of a mail among those of its sequence, from 0; of another step, of the mail that comes next below it. */
function placeOf({ run }: DueStep, { enrolment }: Look, stepId: string): number {
  const steps = [...flowOfVersion(enrolment.sequenceVersion, run).nodes.values()].map(({ step }) => step);
  const upTo = steps.findIndex(({ id }) => id === stepId);
  return steps.slice(0, Math.max(0, upTo)).filter(({ kind }) => kind === 'mail').length;
}

async function taskWrites(
  { db, keyring, now }: Deps,
  { run }: DueStep,
  { enrolment }: Look,
  tasks: readonly Extract<Effect, { kind: 'task' }>[],
): Promise<readonly Write[]> {
  const keys = await keyring();
  return tasks.map(({ step }) => {
    const mail = queuedMail(
      keys.idOf('mail', `task.${mailKeyOf(enrolment, step.id)}`),
      enrolment.customerId,
      { kind: 'salesTask', campaignId: run.campaign.id, stepId: step.id, what: step.what },
      now().toISOString(),
    );
    return queueMail(db, mail, now().getTime());
  });
}
