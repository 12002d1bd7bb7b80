/** Same content, whatever the order of fields; a field that is undefined is the same as none. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, inner]) => inner !== undefined)
            .toSorted(([x], [y]) => (x < y ? -1 : 1)),
        )
      : each,
  );
