/**
 * The places of a patch that the settings do not know: a parser leaves them out in silence, and "saved" would be said of
 * a misspelt rule. `kept` is what the parser made of it.
 */
export const unknownSettings = (patch: unknown, kept: unknown, path = ''): readonly string[] => {
  if (Array.isArray(patch) && Array.isArray(kept))
    return patch.flatMap((each, index) => unknownSettings(each, kept[index], `${path}.${index}`));
  if (!isRecord(patch) || !isRecord(kept)) return [];
  return Object.entries(patch).flatMap(([key, value]) => {
    const place = path === '' ? key : `${path}.${key}`;
    return Object.hasOwn(kept, key) ? unknownSettings(value, Reflect.get(kept, key), place) : [place];
  });
};

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
