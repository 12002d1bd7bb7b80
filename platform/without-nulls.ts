/** The same without what is null, however deep: programs write null where there is nothing. */
export function withoutNulls(given: unknown): unknown {
  if (Array.isArray(given)) return given.filter((each) => each !== null).map(withoutNulls);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, withoutNulls(value)]])),
  );
}
