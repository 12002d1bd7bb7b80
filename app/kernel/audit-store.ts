import { auditLineSchema, type AuditLine } from '../../domain/settings/audit-line.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { queryFirst } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** One partition: people write some lines a minute, and it grows without limit. Kept for good (docs/data-model.md). */
const auditPk = 'AUDIT';

/** Enters a line; nothing ever changes one. */
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
