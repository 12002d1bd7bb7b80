import { sendingMoment } from '../../../../domain/mail/send-decision.ts';
import type { LookFacts, SeenAct } from '../../../../domain/sequences/look-facts.ts';
import { momentFor } from '../../../../domain/sequences/moment-for.ts';
import { settleMs } from '../../../../domain/sequences/seen-acts.ts';
import type { ActMatch, MailStep, SplitStep, Step, WaitForStep } from '../../../../domain/sequences/step.ts';
import { writtenOut } from '../../../../domain/sequences/written-out.ts';
import { msPerDay } from '../../../builders/time.ts';

interface Sent {
  readonly step: string;
  readonly atEpochMs: number;
}
class End extends Error {}

/** Reads the page as a person would, in continuous time: no state, no index, no position. What the look must agree with. */
export function naiveWalk(
  steps: readonly Step[],
  facts: LookFacts,
  acts: readonly SeenAct[],
  armFor: (split: SplitStep) => string,
): readonly Sent[] {
  const sent: (Sent & { readonly textId: string | undefined })[] = [];
  let clock = facts.nowEpochMs;
  const human = ({ kind, mails }: ActMatch, seenBy: number, doneBy: number): readonly number[] =>
    acts
      .filter(
        (act) =>
          act.kind === kind &&
          act.verdict === 'human' &&
          act.seenAtEpochMs <= seenBy &&
          act.atEpochMs <= doneBy &&
          (mails === undefined || mails.some((id) => act.mailId === `c.k.${id}`)),
      )
      .map(({ seenAtEpochMs }) => seenAtEpochMs + settleMs);
  const waitFor = (step: WaitForStep): void => {
    const limitAt = momentFor(step.limit, clock, facts);
    if (limitAt === undefined) return;
    const { mails } = step.act;
    const hasLeft = mails === undefined || mails.some((id) => sent.some((mail) => mail.step === id));
    const met = human(step.act, hasLeft ? limitAt + settleMs : clock, limitAt);
    if (met.length > 0) clock = Math.max(clock, Math.min(...met));
    else if (hasLeft) clock = limitAt + settleMs;
    walk(met.length > 0 ? step.happened : step.otherwise);
  };
  const send = ({ id, textId, session }: MailStep): void => {
    if (session !== undefined) return;
    if (sent.some((mail) => mail.textId === textId && clock - mail.atEpochMs < 180 * msPerDay)) return;
    const before = sent.map(({ atEpochMs }) => atEpochMs);
    const free = [
      ...before.slice(-1).map((last) => last + 7 * msPerDay),
      ...before.slice(-2, -1).map((last) => last + 30 * msPerDay),
    ];
    clock = sendingMoment(Math.max(clock, ...free), facts.calendar);
    sent.push({ step: id, atEpochMs: clock, textId });
  };
  const walk = (written: readonly Step[]): void => {
    for (const step of written.flatMap((each) => writtenOut(each))) {
      if (step.kind === 'end') throw new End();
      if (step.kind === 'wait') clock = Math.max(clock, momentFor(step.until, clock, facts) ?? clock);
      if (step.kind === 'split') walk(step.arms.find(({ id }) => id === armFor(step))?.steps ?? []);
      if (step.kind === 'condition') {
        const took = step.branches.find(({ when }) =>
          'act' in when ? human(when.act, clock, Infinity).some((at) => at <= clock) : true,
        );
        walk(took?.steps ?? step.otherwise);
      }
      if (step.kind === 'waitFor') waitFor(step);
      // All questions to go on of the arbitrary pages say the same.
      if (step.kind === 'mail') send(step.asksToGoOn ? { ...step, textId: 'ask' } : step);
    }
  };
  try {
    walk(steps);
  } catch (error) {
    if (!(error instanceof End)) throw error;
  }
  return sent.map(({ step, atEpochMs }) => ({ step, atEpochMs }));
}
