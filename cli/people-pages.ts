import type { Context } from './context.ts';

/** What the API gives of people at once. */
const PAGE = 100;

interface People<T> {
  readonly people: readonly T[];
  readonly next?: string | undefined;
}

/** So many people, page after page: the last answer with all of them. `page` asks for those behind a place, so many. */
export async function peopleUpTo<T, Answer extends People<T>>(
  limit: number | undefined = PAGE,
  page: (after: string | undefined, most: number) => Promise<Answer & People<T>>,
): Promise<Answer & { readonly people: readonly T[] }> {
  let answer = await page(undefined, Math.min(PAGE, limit));
  const people = [...answer.people];
  while (answer.next !== undefined && people.length < limit) {
    answer = await page(answer.next, Math.min(PAGE, limit - people.length));
    people.push(...answer.people);
  }
  return { ...answer, people };
}

/** How many more there are, and how to see them. */
export const othersLine = (shown: number, total: number, { say }: Pick<Context, 'say'>): string =>
  say(
    `ほか${total - shown}名（--limit ${total} ですべて）`,
    `and ${total - shown} more (all with --limit ${total})`,
  );
