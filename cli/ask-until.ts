import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks every so often, at most so many times, until an answer is the end of it; the last answer where none is.
 * @param isEnd looks at each answer once, and may say on the way how far it is
 */
export async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isEnd: (answer: Answer) => boolean,
  { everyMs, tries }: { readonly everyMs: number; readonly tries: number },
): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const answer = await ask();
    if (isEnd(answer) || tried >= tries) return answer;
    await wait(everyMs);
  }
}
