import { decideMail } from './decide-mail.ts';
import { mailKeyOf, type PlacedEnrolment } from './enrolment.ts';
import { exitReason, mayBeUndoneUntil } from './exit-reason.ts';
import type { Flow, Node } from './flow.ts';
import { confirmMs, mailOf, type KnownMail, type LookFacts } from './look-facts.ts';
import { moveTo } from './move-to.ts';
import { hasPassed, passed } from './passed.ts';
import { lookAtPlainStep } from './plain-step.ts';
import type { Effect, StepLook } from './step-look.ts';
import type { MailStep } from './step.ts';

/** The enrolment after a look, when to look again (never: undefined), and what is to be done. At most one mail. */
export interface Look {
  readonly enrolment: PlacedEnrolment;
  readonly dueAtEpochMs: number | undefined;
  readonly effects: readonly Effect[];
}

/** More steps than a sequence may have. */
const MOST_STEPS = 500;

/**
 * Looks at one enrolment: events only wake it, facts decide. The caller writes what comes of it in one transaction on
 * the enrolment's version, or not at all, so that a look too often or by two changes nothing.
 */
export function lookAtEnrolment(start: PlacedEnrolment, facts: LookFacts): Look {
  if (start.state !== 'active') return { enrolment: start, dueAtEpochMs: undefined, effects: [] };
  const flow = flowOfVersion(start.sequenceVersion, facts);
  const exit = exitReason(start, facts, flow);
  if (exit !== undefined) return ended(start, exit, facts, []);
  const undoneUntil = mayBeUndoneUntil(start, facts);
  if (undoneUntil !== undefined) return waiting(start, undoneUntil, 'mayBeUndone', []);
  // A mail on its way is settled under the version that claimed it, before any move.
  const node = start.at === undefined ? undefined : flow.nodes.get(start.at);
  const claimed =
    node?.step.kind === 'mail' && !hasPassed(start, node.step.id)
      ? mailOf(start, node.step.id, facts)
      : undefined;
  if (claimed !== undefined && isInFlight(claimed, facts))
    return waiting(start, claimed.atEpochMs + confirmMs, 'confirmation', []);
  const settled = claimed === undefined || node === undefined ? start : afterMail(start, node, claimed);
  const moved = inNewestVersion(settled, facts);
  if (moved === 'ended') return ended(settled, 'editEnded', facts, []);
  if (moved === 'replaced') return ended(settled, 'replaced', facts, []);
  if (facts.campaign.state === 'paused') return waiting(moved, facts.nowEpochMs, 'campaignPaused', []);
  return walk(moved, facts);
}

/** Passes steps until one has to wait, or a mail is to be claimed. */
function walk(start: PlacedEnrolment, facts: LookFacts): Look {
  const flow = flowOfVersion(start.sequenceVersion, facts);
  const effects: Effect[] = [];
  let enrolment = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (facts.nowEpochMs < enrolment.sinceEpochMs)
      return waiting(
        enrolment,
        enrolment.sinceEpochMs,
        enrolment.path.length === 0 ? 'start' : 'wait',
        effects,
      );
    const node = enrolment.at === undefined ? undefined : flow.nodes.get(enrolment.at);
    if (node === undefined) return ended(enrolment, 'finished', facts, effects);
    const { step } = node;
    if (hasPassed(enrolment, step.id)) {
      // An edit has put it here again.
      enrolment = { ...enrolment, at: node.next };
      continue;
    }
    if (step.kind === 'end') return ended(enrolment, step.reason ?? 'finished', facts, effects);
    const next =
      step.kind === 'mail'
        ? lookAtMail(step, node, enrolment, facts)
        : lookAtPlainStep(step, node, enrolment, facts);
    if (next.effect !== undefined) effects.push(next.effect);
    enrolment = next.enrolment;
    if (next.waits !== undefined)
      return waiting(enrolment, next.waits.untilEpochMs, next.waits.because, effects);
  }
  throw new Error(`the sequence of campaign ${start.campaignId} has a loop: steps lead only down the page`);
}

function lookAtMail(step: MailStep, node: Node, enrolment: PlacedEnrolment, facts: LookFacts): StepLook {
  const known = mailOf(enrolment, step.id, facts);
  if (known !== undefined && isInFlight(known, facts))
    return { enrolment, waits: { untilEpochMs: known.atEpochMs + confirmMs, because: 'confirmation' } };
  // Sent before this enrolment came here.
  if (known !== undefined) return { enrolment: afterMail(enrolment, node, known) };
  const decision = decideMail(step, enrolment, facts);
  switch (decision.kind) {
    case 'send':
      return {
        enrolment,
        waits: { untilEpochMs: facts.nowEpochMs + confirmMs, because: 'confirmation' },
        effect: { kind: 'mail', step, mailId: facts.mailIdOf(mailKeyOf(enrolment, step.id)) },
      };
    case 'postpone':
      return {
        enrolment,
        waits: { untilEpochMs: decision.untilEpochMs, because: decision.because },
        effect: { ...decision, kind: 'postponed', step },
      };
    case 'skip':
      return {
        enrolment: passed(enrolment, node, `skipped:${decision.because}`),
        effect: { kind: 'skipped', step, because: decision.because },
      };
    default:
      return decision satisfies never;
  }
}

const isInFlight = ({ state, atEpochMs }: KnownMail, { nowEpochMs }: LookFacts): boolean =>
  state === 'sending' && nowEpochMs < atEpochMs + confirmMs;

/** The next step counts from the moment of the claim. */
const afterMail = (
  enrolment: PlacedEnrolment,
  node: Node,
  { state, atEpochMs }: KnownMail,
): PlacedEnrolment => passed(enrolment, node, state === 'sending' ? 'unconfirmed' : state, atEpochMs);

export function flowOfVersion(number: number, { versions }: Pick<LookFacts, 'versions'>): Flow {
  const version = versions.find((each) => each.number === number) ?? versions.at(-1);
  if (version === undefined) throw new Error('a campaign has at least one version of its sequence');
  return version.flow;
}

/** Straight to the last version that moves people: an edit undone before this look has done nothing. */
function inNewestVersion(
  enrolment: PlacedEnrolment,
  { versions, nowEpochMs }: LookFacts,
): PlacedEnrolment | 'ended' | 'replaced' {
  const newer = versions.filter(
    ({ number, atEpochMs }) => number > enrolment.sequenceVersion && atEpochMs <= nowEpochMs,
  );
  if (newer.some(({ underWay }) => underWay === 'end')) return 'ended';
  const target = newer.findLast(({ underWay }) => underWay === 'move');
  return target === undefined ? enrolment : moveTo(enrolment, target);
}

const waiting = (
  enrolment: PlacedEnrolment,
  untilEpochMs: number,
  because: string,
  effects: readonly Effect[],
): Look => ({
  enrolment: { ...enrolment, waitsBecause: because, waitsUntilEpochMs: untilEpochMs },
  dueAtEpochMs: untilEpochMs,
  effects,
});

const ended = (
  enrolment: PlacedEnrolment,
  because: string,
  { nowEpochMs }: LookFacts,
  effects: readonly Effect[],
): Look => ({
  enrolment: {
    ...enrolment,
    ...(because === 'finished' ? { state: 'done' } : { state: 'ended', endedBecause: because }),
    endedAt: new Date(nowEpochMs).toISOString(),
    waitsBecause: undefined,
    waitsUntilEpochMs: undefined,
  },
  dueAtEpochMs: undefined,
  effects: [...effects, { kind: 'ended', because }],
});
