/** What became of a notice. `busy`: the chat takes none now; `refused`: not this one, or not from us. */
export type ChatOutcome =
  | { readonly kind: 'posted' }
  | { readonly kind: 'busy' | 'refused'; readonly because: string };

const TIMEOUT_MS = 5_000;

/** Posts a notice to the incoming webhook of a chat. Its address is a secret: it stands in no error. */
export async function postToChat(webhook: string, notice: unknown): Promise<ChatOutcome> {
  if (!isUsable(webhook)) return { kind: 'refused', because: 'the webhook is no https address' };
  try {
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { kind: 'posted' };
    const kind = response.status === 429 || response.status >= 500 ? 'busy' : 'refused';
    return { kind, because: `status ${response.status}` };
  } catch (error) {
    return { kind: 'busy', because: error instanceof Error ? error.name : 'no answer' };
  }
}

/** Plain HTTP only to this machine: for trying it out. */
function isUsable(webhook: string): boolean {
  if (!URL.canParse(webhook)) return false;
  const { protocol, hostname } = new URL(webhook);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
