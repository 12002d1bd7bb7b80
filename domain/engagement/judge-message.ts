import type { Engagement } from './engagement.ts';
import { classifyAgent } from './user-agent.ts';
import { shippedVerdictRules, type VerdictRules } from './verdict-rules.ts';
import { judge, type Verdict } from './verdict.ts';

/** Opens and clicks of one message, as they stand. */
export type MessageEngagement = Extract<Engagement, { kind: 'open' | 'click' }>;

/** What else is known of a message, beside its opens and clicks. */
export interface MessageEvidence {
  /** ISO instant of delivery (or of sending while delivery is unknown); undefined when neither is known. */
  readonly deliveredAt: string | undefined;
  /** ISO instants at which the customer did something only a person does. */
  readonly deedsAt: readonly string[];
  /** Requests that only machines make. */
  readonly probes: readonly { readonly at: string; readonly ipAddress: string | undefined }[];
  /** Ids of clicks whose address clicked in the mails of many recipients. */
  readonly crowded: ReadonlySet<string>;
}

/**
 * Judges all opens and clicks of one message together: a burst shows only when its members are seen side by side,
 * so a later act may change the verdict on an earlier one. Order of arrival does not matter. What has faded (agent and
 * address removed) keeps its verdict.
 */
export function judgeMessage(
  acts: readonly MessageEngagement[],
  evidence: MessageEvidence,
  rules: VerdictRules = shippedVerdictRules,
): ReadonlyMap<string, Verdict> {
  const timed = acts.map((act) => ({ act, atMs: Date.parse(act.occurredAt), ipAddress: act.ipAddress }));
  const clicks = timed.flatMap(({ act, atMs, ipAddress }) =>
    act.kind === 'click' ? [{ id: act.id, link: act.link, atMs, ipAddress }] : [],
  );
  const inBurst = burstsOf(clicks, rules);
  const bursts = clicks.filter(({ id }) => inBurst.has(id));
  const probes = evidence.probes.map(({ at, ipAddress }) => ({ atMs: Date.parse(at), ipAddress }));
  const crowded = clicks.filter(({ id }) => evidence.crowded.has(id));
  const proven = provenBy(timed, evidence.deedsAt, rules);
  const deliveredAtMs = evidence.deliveredAt === undefined ? undefined : Date.parse(evidence.deliveredAt);
  const isFromOneOf = (some: readonly Sighting[], { atMs, ipAddress }: Sighting): boolean =>
    ipAddress !== undefined &&
    some.some(
      (each) => each.ipAddress === ipAddress && Math.abs(each.atMs - atMs) <= rules.sameSourceWithin * 1000,
    );
  const verdictOf = ({ act, ...sighting }: TimedEngagement): Verdict =>
    act.faded === true
      ? act.verdict
      : judge(
          {
            kind: act.kind,
            isBotEvent: act.isBotEvent,
            agent: classifyAgent(act.userAgent),
            secondsSinceDelivery:
              deliveredAtMs === undefined ? undefined : Math.max(0, (sighting.atMs - deliveredAtMs) / 1000),
            isInBurst: inBurst.has(act.id),
            sourceBursts: isFromOneOf(bursts, sighting),
            sourceProbes: isFromOneOf(probes, sighting),
            isCloseToProbe: probes.some(
              ({ atMs }) => Math.abs(atMs - sighting.atMs) <= rules.closeToProbe * 1000,
            ),
            sourceServesMany: isFromOneOf(crowded, sighting),
            laterHumanEngagement: proven.has(act.id),
          },
          rules,
        );
  return new Map(timed.map((each) => [each.act.id, verdictOf(each)]));
}

/** Somebody at an address, at a moment. */
interface Sighting {
  readonly atMs: number;
  readonly ipAddress: string | undefined;
}
type TimedEngagement = Sighting & { readonly act: MessageEngagement };

/** Ids of clicks with other links of the message clicked so close that together they are a burst. */
function burstsOf(
  clicks: readonly { readonly id: string; readonly link: string; readonly atMs: number }[],
  { burst }: VerdictRules,
): ReadonlySet<string> {
  const sorted = clicks.toSorted((a, b) => a.atMs - b.atMs);
  const linksWithin = (index: number, seconds: number): number => {
    const atMs = sorted[index]?.atMs ?? 0;
    const isNear = (at: number): boolean => Math.abs((sorted[at]?.atMs ?? Infinity) - atMs) <= seconds * 1000;
    if (!isNear(index - 1) && !isNear(index + 1)) return 1;
    const links = new Set<string>();
    for (let at = index; isNear(at); at--) links.add(sorted[at]?.link ?? '');
    for (let at = index; isNear(at); at++) links.add(sorted[at]?.link ?? '');
    return links.size;
  };
  const isInBurst = (index: number): boolean =>
    linksWithin(index, burst.seconds) >= burst.links || linksWithin(index, burst.pairSeconds) >= 2;
  return new Set(sorted.filter((_, index) => isInBurst(index)).map(({ id }) => id));
}

/**
 * Ids of acts that a deed soon after speaks for: every open, and of each link only the last click before the deed, since
 * that is the way the person came; what a scanner clicked before is left as it is.
 */
function provenBy(
  acts: readonly TimedEngagement[],
  deedsAt: readonly string[],
  { proofMinutes }: VerdictRules,
): ReadonlySet<string> {
  const proven = new Set<string>();
  for (const deed of deedsAt.map((at) => Date.parse(at))) {
    const last = new Map<string, TimedEngagement>();
    for (const each of acts) {
      const before = deed - each.atMs;
      if (before < 0 || before > proofMinutes * 60_000) continue;
      if (each.act.kind === 'open') proven.add(each.act.id);
      else if (isLater(each, last.get(each.act.link))) last.set(each.act.link, each);
    }
    for (const { act } of last.values()) proven.add(act.id);
  }
  return proven;
}

const isLater = (each: TimedEngagement, than: TimedEngagement | undefined): boolean =>
  than === undefined || each.atMs > than.atMs || (each.atMs === than.atMs && each.act.id > than.act.id);
