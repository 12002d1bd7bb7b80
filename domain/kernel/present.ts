/** What is given of a record: fields without a value are left out, so that they replace nothing. */
export const present = <T extends object>(record: T): Partial<T> => {
  const result: Partial<T> = { ...record };
  for (const key of Object.keys(result))
    if (Reflect.get(result, key) === undefined) Reflect.deleteProperty(result, key);
  return result;
};
