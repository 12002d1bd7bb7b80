import { isSame } from '../../domain/kernel/same-content.ts';
import { auditLineSchema, type AuditLine } from '../../domain/settings/audit-line.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { queryAll, queryFirst } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** One partition: people write some lines a minute, and it grows without limit. Kept for good (docs/data-model.md). */
const auditPk = 'AUDIT';

/** Enters a line; nothing ever changes one but the erasure of a person whom it names. */
export const putAuditLine = (db: Database, line: AuditLine): Promise<unknown> =>
  transact(db, [
    { Put: { TableName: db.customersTable, Item: { pk: auditPk, sk: `${line.at}#${line.id}`, ...line } } },
  ]);

/** Lines before a place (`at#id`), the newest first, `count` at most. */
export async function findAuditLines(
  db: Database,
  before: string | undefined,
  count: number,
): Promise<readonly AuditLine[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': auditPk, ...(before === undefined ? {} : { ':before': before }) },
    ScanIndexForward: false,
    Limit: count,
  });
  return items.map((item) => auditLineSchema.parse(item));
}

/** Lines of some routes from one instant until another (ISO), oldest first. */
export async function findAuditLinesOf(
  db: Database,
  routes: readonly string[],
  from: string,
  until: string,
): Promise<readonly AuditLine[]> {
  const found: AuditLine[] = [];
  const items = queryAll(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
    ExpressionAttributeValues: { ':pk': auditPk, ':from': from, ':until': until },
  });
  for await (const item of items) {
    const line = auditLineSchema.parse(item);
    if (routes.includes(line.route)) found.push(line);
  }
  return found;
}

/** Takes a person out of all lines that name them; `without` gives a text without the person. Twice is the same as once. */
export async function eraseInAudit(db: Database, without: (text: string) => string): Promise<number> {
  let changed = 0;
  const items = queryAll(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': auditPk },
  });
  for await (const item of items) {
    const line = auditLineSchema.parse(item);
    const thing = without(line.thing);
    const changes = line.changes.map(({ field, before, after }) => ({
      field: without(field),
      ...(before === undefined ? {} : { before: without(before) }),
      ...(after === undefined ? {} : { after: without(after) }),
    }));
    if (isSame({ thing, changes }, { thing: line.thing, changes: line.changes })) continue;
    await transact(db, [
      {
        Put: { TableName: db.customersTable, Item: { pk: auditPk, sk: item['sk'], ...line, thing, changes } },
      },
    ]);
    changed++;
  }
  return changed;
}
