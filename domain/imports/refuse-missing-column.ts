import { dividerTitle } from './divided-rows.ts';
import { isHiddenTitle } from './hidden-rows.ts';
import { columnKey } from './clean-text.ts';
import { isIgnored, type Mapping } from './match-columns.ts';
import type { FileRefusal } from './read-result.ts';

/**
 * A column that a person named and the file has not: a slip of the pen, by which another column would be read or none.
 * @param except titles of the program that wrote the file, of which any may be missing
 */
export const refuseMissingColumn = (
  titles: readonly string[],
  mapping: Mapping = {},
  except: Mapping = {},
): FileRefusal | undefined => {
  const there = new Set(titles.map(columnKey));
  const [missing] = Object.entries(mapping).find(
    ([column, field]) =>
      !isIgnored(field) &&
      except[column] !== field &&
      !isHiddenTitle(column) &&
      column !== dividerTitle &&
      !there.has(columnKey(column)),
  ) ?? [undefined];
  return missing === undefined
    ? undefined
    : { code: 'unknownColumn', column: missing, seen: titles.filter((title) => title !== '') };
};
