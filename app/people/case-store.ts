import { type OpenCase, openCaseSchema } from '../../domain/people/open-case.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collect, queryBeginning, queryPrefix } from '../../platform/dynamodb/engine.ts';

/** The list of what is open holds ids alone; that mails wait stands among the causes of the customer's standing. */
const [listPk, prefix] = ['CASES', 'CASEOF#'];

const keyOf = ({ at, customerId, id }: Pick<OpenCase, 'at' | 'customerId' | 'id'>) => ({
  pk: listPk,
  sk: `${prefix}${at}#${customerId}#${id}`,
});

export const putCase = (db: Database, opened: OpenCase): Write => ({
  Put: { TableName: db.customersTable, Item: { ...keyOf(opened), ...opened } },
});

export const removeCase = (db: Database, closed: Pick<OpenCase, 'at' | 'customerId' | 'id'>): Write => ({
  Delete: { TableName: db.customersTable, Key: keyOf(closed) },
});

/** The oldest first, `count` at most. Whoever was erased or merged since may be among them. */
export async function findOpenCases(db: Database, count: number): Promise<readonly OpenCase[]> {
  const items = await queryBeginning(db, { pk: listPk, prefix, count });
  return items.map((item) => openCaseSchema.parse(item));
}

/** Those of one customer, out of the whole list: for an erasure. */
export async function findCasesOf(db: Database, customerId: string): Promise<readonly OpenCase[]> {
  const items = await collect(queryPrefix(db, db.customersTable, listPk, prefix));
  return items.map((item) => openCaseSchema.parse(item)).filter((open) => open.customerId === customerId);
}
