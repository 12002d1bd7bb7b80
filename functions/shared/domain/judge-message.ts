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
  const clicks = acts.filter((act) => act.kind === 'click');
  const burstOf = (act: MessageAct): number =>
    new Set(
      clicks
        .filter((other) => act.kind === 'click' && other.link !== act.link && apartMs(other, act) <= BURST_MS)
        .map((other) => (other.kind === 'click' ? other.link : '')),
    ).size;
  const burstSources = new Set(
    clicks.filter((click) => burstOf(click) > 0).map((click) => click.ipAddress ?? ''),
  );
  burstSources.delete('');
  const verdictOf = (act: MessageAct): Verdict =>
    judge({
      kind: act.kind,
      isBotEvent: act.isBotEvent,
      agent: classifyAgent(act.userAgent),
      secondsSinceDelivery: secondsBetween(deliveredAt, act.occurredAt),
      linksInBurst: burstOf(act),
      sourceBursts: burstSources.has(act.ipAddress ?? ''),
      laterHumanAct: deliberateAt.some((at) => isSoonAfter(act.occurredAt, at)),
    });
  return new Map(acts.map((act) => [act.id, verdictOf(act)]));
}

const apartMs = (a: MessageAct, b: MessageAct): number =>
  Math.abs(Date.parse(a.occurredAt) - Date.parse(b.occurredAt));

const secondsBetween = (from: string | undefined, to: string): number | undefined =>
  from === undefined ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/** A form or button within half an hour after the act shows that a person was there. */
const isSoonAfter = (act: string, deed: string): boolean => {
  const minutes = (Date.parse(deed) - Date.parse(act)) / 60_000;
  return minutes >= 0 && minutes <= 30;
};
