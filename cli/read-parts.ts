/** As many as a small deployment answers beside whatever else it does. */
const AT_ONCE = 4;

/** Asks for every part of all customers, the first one first: it tells how many there are. */
export async function readParts<T extends { readonly parts: number }>(
  read: (query: { readonly part: number; readonly of?: number }) => Promise<T>,
): Promise<readonly T[]> {
  const first = await read({ part: 0 });
  const { parts: of } = first;
  const all = [first];
  while (all.length < of) {
    const next = Array.from({ length: Math.min(AT_ONCE, of - all.length) }, (_, index) => all.length + index);
    all.push(...(await Promise.all(next.map((part) => read({ part, of })))));
  }
  return all;
}
