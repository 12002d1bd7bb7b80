import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { warehouseTableNames, warehouseTables, type WarehouseTable } from '../../contract/warehouse.ts';
import { ofType, resourcesOf, synthesizedResources } from './synthesized.ts';

const tableSchema = z.looseObject({
  TableInput: z.looseObject({
    Name: z.enum(warehouseTableNames),
    Parameters: z.record(z.string(), z.unknown()),
    PartitionKeys: z.array(z.object({ Name: z.string(), Type: z.string() })),
    StorageDescriptor: z.looseObject({ Columns: z.array(z.object({ Name: z.string(), Type: z.string() })) }),
  }),
});

beforeAll(() => synthesizedResources(), 60_000);

const tablesOf = async (warehouse: true | { readonly contacts: boolean }) => {
  const resources = await resourcesOf({ warehouse });
  return {
    resources,
    tables: ofType(resources, 'AWS::Glue::Table').map(
      ([, { Properties }]) => tableSchema.parse(Properties).TableInput,
    ),
  };
};

/** A value of each field, by its schema. */
const fullLine = (table: WarehouseTable): Readonly<Record<string, string>> => {
  const { properties = {} } = z.toJSONSchema(warehouseTables[table].line);
  return Object.fromEntries(
    Object.entries(properties).map(([name, of]) => [name, z.object({ type: z.string() }).parse(of).type]),
  );
};

describe('the tables of the warehouse', () => {
  it('have a column for every field of their lines, of its type, and no other; days are reckoned', async () => {
    const { tables } = await tablesOf(true);

    expect(tables.map(({ Name }) => Name).toSorted()).toEqual([...warehouseTableNames].toSorted());
    for (const { Name, Parameters, PartitionKeys, StorageDescriptor } of tables) {
      expect(Object.fromEntries(StorageDescriptor.Columns.map((each) => [each.Name, each.Type]))).toEqual(
        Object.fromEntries(
          Object.entries(fullLine(Name)).map(([name, type]) => [name, type === 'number' ? 'double' : type]),
        ),
      );
      expect(PartitionKeys).toEqual([{ Name: 'dt', Type: 'string' }]);
      expect(JSON.stringify(Parameters['storage.location.template'])).toContain(`/${Name}/dt=\${dt}/`);
    }
  });

  it('are there where the configuration says so; names and addresses only where it says that', async () => {
    const [none, plain, withContacts] = [
      await resourcesOf({}),
      (await tablesOf(true)).resources,
      (await tablesOf({ contacts: true })).resources,
    ];

    expect(ofType(none, 'AWS::Glue::Table')).toEqual([]);
    expect(JSON.stringify(none)).not.toContain('WAREHOUSE');
    expect(JSON.stringify(plain)).toContain('"WAREHOUSE_CONTACTS":"false"');
    expect(JSON.stringify(withContacts)).toContain('"WAREHOUSE_CONTACTS":"true"');
  });
});
