import * as z from 'zod';

/**
 * The messages with recorded acts, as far as an interest remembers them: the latest few by name, and a moment since
 * which no other message has any. A first act on a message, and a delivery before any act, then need no look into
 * the timeline. Written only together with the acts, on condition of the interest's version, so it cannot be stale.
 */
export const touchedMessagesSchema = z.object({
  /** Messages queued after this instant (ISO) have acts only if they are among `latest`. */
  completeSince: z.string(),
  latest: z.array(z.object({ id: z.string(), queuedAt: z.string() })),
});
export type TouchedMessages = z.infer<typeof touchedMessagesSchema>;

/** A message by our id, and when it was queued (ISO). */
export interface QueuedMessage {
  readonly id: string;
  readonly queuedAt: string;
}

const REMEMBERED = 4;
/** Clocks of two functions never differ by more. */
const CLOCK_MARGIN_MS = 86_400_000;

/** Is it certain that nothing was ever recorded on this message? */
export const isUntouched = (
  touched: TouchedMessages | undefined,
  message: QueuedMessage | undefined,
): boolean =>
  touched !== undefined &&
  message !== undefined &&
  message.queuedAt > touched.completeSince &&
  !touched.latest.some(({ id }) => id === message.id);

/** After acts on `messages` were recorded. Nothing remembered yet: only messages queued from tomorrow on can be told. */
export function remember(
  touched: TouchedMessages | undefined,
  messages: readonly QueuedMessage[],
  nowEpochMs: number,
): TouchedMessages {
  const before = touched ?? {
    completeSince: new Date(nowEpochMs + CLOCK_MARGIN_MS).toISOString(),
    latest: [],
  };
  const fresh = messages.filter(
    ({ id, queuedAt }) => queuedAt > before.completeSince && !before.latest.some((each) => each.id === id),
  );
  if (fresh.length === 0) return before;
  const all = [...before.latest, ...fresh.map(({ id, queuedAt }) => ({ id, queuedAt }))].toSorted((a, b) =>
    b.queuedAt.localeCompare(a.queuedAt),
  );
  return {
    completeSince: all[REMEMBERED]?.queuedAt ?? before.completeSince,
    latest: all.slice(0, REMEMBERED),
  };
}
