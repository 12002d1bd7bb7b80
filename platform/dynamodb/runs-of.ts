/** Items that follow each other with the same key, as lists: what lies together in a query or a scan. None is empty. */
export async function* runsOf<T>(
  items: AsyncIterable<T>,
  keyOf: (item: T) => unknown,
): AsyncGenerator<readonly T[]> {
  let run: T[] = [];
  let key: unknown;
  for await (const item of items) {
    const own = keyOf(item);
    if (run.length > 0 && own !== key) {
      yield run;
      run = [];
    }
    key = own;
    run.push(item);
  }
  if (run.length > 0) yield run;
}
