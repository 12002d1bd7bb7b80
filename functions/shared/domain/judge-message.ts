import type { Engagement } from './engagement.ts';
import { classifyAgent } from './user-agent.ts';
import { judge, type Verdict } from './verdict.ts';

/** Opens and clicks of one message, as they stand. */
export type MessageAct = Extract<Engagement, { kind: 'open' | 'click' }>;

const BURST_MS = 2_000;

/**
 * Judges all opens and clicks of one message together: a burst shows only when its members are seen side by side,
 * so a later act may change the verdict on an earlier one. Order of arrival does not matter.
 * @param deliveredAt ISO instant of delivery (or of sending while delivery is unknown); undefined when neither is known
 * @param deliberateAt ISO instants at which the customer did something only a person does
 */
export function judgeMessage(
  acts: readonly MessageAct[],
  deliveredAt: string | undefined,
  deliberateAt: readonly string[],
): ReadonlyMap<string, Verdict> {
  const clicks = acts.filter((act) => act.kind === 'click').map((act) => ({ ...act, atMs: timeOf(act) }));
  const bursts = burstsOf(clicks);
  const burstSources = new Set(
    clicks.filter(({ id }) => (bursts.get(id) ?? 0) > 0).map(({ ipAddress }) => ipAddress ?? ''),
  );
  burstSources.delete('');
  const verdictOf = (act: MessageAct): Verdict =>
    judge({
      kind: act.kind,
      isBotEvent: act.isBotEvent,
      agent: classifyAgent(act.userAgent),
      secondsSinceDelivery: secondsBetween(deliveredAt, act.occurredAt),
      linksInBurst: bursts.get(act.id) ?? 0,
      sourceBursts: burstSources.has(act.ipAddress ?? ''),
      laterHumanAct: deliberateAt.some((at) => isSoonAfter(act.occurredAt, at)),
    });
  return new Map(acts.map((act) => [act.id, verdictOf(act)]));
}

const timeOf = (act: MessageAct): number => Date.parse(act.occurredAt);

/** Other links of the message clicked within two seconds of each click, by the click's id. */
function burstsOf(
  clicks: readonly { readonly id: string; readonly link: string; readonly atMs: number }[],
): ReadonlyMap<string, number> {
  const sorted = clicks.toSorted((a, b) => a.atMs - b.atMs);
  return new Map(
    sorted.map((click, index) => {
      const links = new Set<string>();
      for (let at = index; at >= 0 && isNear(sorted[at], click); at--) links.add(sorted[at]?.link ?? '');
      for (let at = index; at < sorted.length && isNear(sorted[at], click); at++)
        links.add(sorted[at]?.link ?? '');
      return [click.id, links.size - 1];
    }),
  );
}

const isNear = (a: { readonly atMs: number } | undefined, b: { readonly atMs: number }): boolean =>
  a !== undefined && Math.abs(a.atMs - b.atMs) <= BURST_MS;

const secondsBetween = (from: string | undefined, to: string): number | undefined =>
  from === undefined ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/** A form or button within half an hour after the act shows that a person was there. */
const isSoonAfter = (act: string, deed: string): boolean => {
  const minutes = (Date.parse(deed) - Date.parse(act)) / 60_000;
  return minutes >= 0 && minutes <= 30;
};
