import * as z from 'zod';
import { shippedVerdictRules, type VerdictRules } from './verdict-rules.ts';

export const verdictReasonSchema = z.enum([
  'ses-flagged-bot',
  'ses-cleared',
  'scanner-agent',
  'no-agent',
  'prefetch-agent',
  'image-proxy',
  'within-seconds-of-delivery',
  'soon-after-delivery',
  'burst-of-links',
  'same-source-as-burst',
  'hidden-link',
  'head-request',
  'same-source-as-probe',
  'close-to-probe',
  'source-of-many-recipients',
  'disputed-by-sales',
  'later-human-act',
  'deliberate-act',
  'browser-agent',
  'no-evidence',
]);
export type VerdictReason = z.infer<typeof verdictReasonSchema>;

/** Who did it, as far as can be known, why we think so, and by which version of the rules. */
export const verdictSchema = z.object({
  is: z.enum(['human', 'unknown', 'machine']),
  reasons: z.array(verdictReasonSchema),
  rules: z.number().int(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** What is known about one open or click. `secondsSinceDelivery` is seconds (negative clocks are clamped to 0). */
export interface Evidence {
  readonly kind: 'open' | 'click';
  readonly isBotEvent?: 'Likely' | 'Unlikely' | undefined;
  readonly agent: AgentClass;
  readonly secondsSinceDelivery?: number | undefined;
  /** It is one of a burst over several links of the same message. */
  readonly isInBurst: boolean;
  /** The same address also made a burst over this message. */
  readonly sourceBursts: boolean;
  /** The same address made a request over this message that only machines make. */
  readonly sourceProbes: boolean;
  /** Such a request came at about the same moment, from whatever address. */
  readonly isCloseToProbe: boolean;
  /** The same address clicked in the mails of many recipients within minutes. */
  readonly sourceServesMany: boolean;
  /** The customer did something only a person does (form, download, reply) after this. */
  readonly laterHumanEngagement: boolean;
}

/** What a user agent tells. Image proxies of Gmail and Yahoo fetch when a person opens: possible humans. */
export type AgentClass =
  | 'browser'
  | 'scanner'
  | 'prefetch'
  /** WebKit without the name of a program: Apple's prefetch soon after delivery, later perhaps a mail program. */
  | 'bare-webkit'
  | 'image-proxy'
  /** No browser, and no program that is known. */
  | 'unclear'
  | 'none';

const verdict = (rules: VerdictRules, is: Verdict['is'], ...reasons: readonly VerdictReason[]): Verdict => ({
  is,
  reasons: [...reasons],
  rules: rules.version,
});

/** Acts that take a form, a button or a seat are a person's. */
export const deliberate = (rules: VerdictRules = shippedVerdictRules): Verdict =>
  verdict(rules, 'human', 'deliberate-act');

/** A request that only machines make: a link that people do not see, or a question for headers alone. */
export const probing = (how: 'hidden-link' | 'head-request', rules: VerdictRules): Verdict =>
  verdict(rules, 'machine', how);

/** A button pressed by something that calls itself a program. */
export const pressedByRobot = (rules: VerdictRules): Verdict => verdict(rules, 'machine', 'scanner-agent');

/** A salesperson said that no person was behind it. */
export const disputed = (rules: VerdictRules): Verdict => verdict(rules, 'machine', 'disputed-by-sales');

/**
 * Judges one open or click. Machine evidence is decisive, and all of it is named; without any, what nothing speaks for
 * is unknown. That SES does not flag an act says nothing. Figures behind the windows: docs/verdict.md.
 */
export function judge(evidence: Evidence, rules: VerdictRules = shippedVerdictRules): Verdict {
  const against = machineReasons(evidence, rules);
  if (against.length > 0) return verdict(rules, 'machine', ...against);
  if (evidence.laterHumanEngagement) return verdict(rules, 'human', 'later-human-act');
  const seconds = evidence.secondsSinceDelivery;
  const isCleared = evidence.isBotEvent === 'Unlikely';
  const trustedFrom = isCleared ? rules.unclearedWithin : rules.unknownWithin[evidence.kind];
  if (seconds !== undefined && seconds < trustedFrom) return verdict(rules, 'unknown', 'soon-after-delivery');
  if (evidence.agent === 'bare-webkit' && !isCleared) return verdict(rules, 'unknown', 'prefetch-agent');
  if (evidence.agent === 'image-proxy') return verdict(rules, 'unknown', 'image-proxy');
  if (isCleared) return verdict(rules, 'human', 'ses-cleared');
  return evidence.agent === 'browser' && seconds !== undefined
    ? verdict(rules, 'human', 'browser-agent')
    : verdict(rules, 'unknown', 'no-evidence');
}

const machineAgents: Readonly<Partial<Record<AgentClass, VerdictReason>>> = {
  scanner: 'scanner-agent',
  none: 'no-agent',
  prefetch: 'prefetch-agent',
};

function machineReasons(evidence: Evidence, rules: VerdictRules): readonly VerdictReason[] {
  const agent = machineAgents[evidence.agent];
  const seconds = evidence.secondsSinceDelivery;
  const isInstant = seconds !== undefined && seconds < rules.machineWithin[evidence.kind];
  const isPrefetch =
    evidence.agent === 'bare-webkit' && seconds !== undefined && seconds < rules.unknownWithin[evidence.kind];
  const reasons: VerdictReason[] = agent === undefined ? [] : [agent];
  if (isPrefetch) reasons.push('prefetch-agent');
  if (evidence.isBotEvent === 'Likely') reasons.push('ses-flagged-bot');
  if (evidence.isInBurst) reasons.push('burst-of-links');
  else if (evidence.sourceBursts) reasons.push('same-source-as-burst');
  if (evidence.sourceProbes) reasons.push('same-source-as-probe');
  else if (evidence.isCloseToProbe) reasons.push('close-to-probe');
  if (evidence.sourceServesMany) reasons.push('source-of-many-recipients');
  if (isInstant) reasons.push('within-seconds-of-delivery');
  return reasons;
}
