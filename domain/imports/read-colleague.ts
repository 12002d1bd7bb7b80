import { givenFirst } from '../people/names.ts';
import { bareName } from './bare-name.ts';
import { value } from './parsed.ts';
import { withoutHonorific } from './read-name.ts';

/**
 * One of our own by name, alike in every file: Doe, Jane is Jane Doe, 高橋（退職） is 高橋. What else stands in brackets may tell
 * two of one name apart.
 */
export const asColleague = {
  read: (cell: string) => {
    const { name, beside } = bareName(withoutHonorific(cell));
    return value(givenFirst(withoutHonorific(beside === undefined && name !== '' ? name : cell)));
  },
} as const;
