import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsOf, warehouseTableNames } from '../../contract/warehouse.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/warehouse.md'), 'utf8');
const queries = [...document.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql.trim());

/** Words of Athena's dialect that the queries use: whatever else they name is a column. */
const words = new Set(
  `select from where and in between as by group order desc distinct count count_if coalesce cast varchar interval day
   date_diff date_add date_trunc date current_date current_timestamp from_iso8601_timestamp rekindle_warehouse`.split(
    /\s+/,
  ),
);

describe('the queries of the document', () => {
  it('are there', () => expect(queries.length).toBeGreaterThanOrEqual(2));

  it.each(queries)('name one table, its columns and the day, as in %s', (sql) => {
    const plain = sql.replaceAll(/'[^']*'/g, "''");
    const table = warehouseTableNames.find((name) => plain.includes(`FROM rekindle_warehouse.${name}\n`));
    const aliases = new Set([...plain.matchAll(/\bAS (\w+)/g)].map(([, alias]) => alias));
    const named = [...plain.matchAll(/[a-z]\w*/gi)].map(([word]) => word.toLowerCase());

    expect(table).toBeDefined();
    if (table === undefined) return;
    const columns = new Set(['dt', table, ...columnsOf(table).map(({ name }) => name)]);
    expect(named.filter((word) => !words.has(word) && !aliases.has(word) && !columns.has(word))).toEqual([]);
    expect(plain).toMatch(/WHERE dt /);
  });

  it('find the tables as Glue has them: names in small letters, and types that a JSON line can hold', () => {
    for (const table of warehouseTableNames)
      for (const { name, type } of columnsOf(table)) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(['string', 'double', 'boolean']).toContain(type);
      }
  });
});
