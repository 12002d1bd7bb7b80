import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { accountPk } from '../people/account-store.ts';

/** The lock of a site, a department or a whole company; of a group of companies, wherever its members are kept. */
const siteLockKey = ({ accountId, site }: Pick<Handoff, 'accountId' | 'site'>) => ({
  pk: site.startsWith('group:') ? `GROUP#${site}` : accountPk(accountId),
  sk: `LOCK#${site}`,
});

/** One open handoff per site: taken while it is open, and moved with the customer. */
export function siteWrites(db: Database, before: Handoff | undefined, after: Handoff): readonly Write[] {
  const held = before !== undefined && isOpen(before) ? siteLockKey(before) : undefined;
  const holds = isOpen(after) ? siteLockKey(after) : undefined;
  if (held?.pk === holds?.pk && held?.sk === holds?.sk) return [];
  const own = { ':id': after.id };
  return [
    ...(held === undefined
      ? []
      : [
          {
            Delete: {
              TableName: db.customersTable,
              Key: held,
              ConditionExpression: 'attribute_not_exists(pk) OR handoffId = :id',
              ExpressionAttributeValues: own,
            },
          },
        ]),
    ...(holds === undefined
      ? []
      : [
          {
            Put: {
              TableName: db.customersTable,
              Item: { ...holds, handoffId: after.id, customerId: after.customerId },
              ConditionExpression: 'attribute_not_exists(pk) OR handoffId = :id',
              ExpressionAttributeValues: own,
            },
          },
        ]),
  ];
}

/** Takes away the lock of a handoff that is no longer open: left behind, it would hold its site for ever. */
export const dropStaleLock = (db: Database, handoff: Handoff): Write => ({
  Delete: {
    TableName: db.customersTable,
    Key: siteLockKey(handoff),
    ConditionExpression: 'attribute_not_exists(pk) OR handoffId = :id',
    ExpressionAttributeValues: { ':id': handoff.id },
  },
});

/** Whose handoff holds a site, if any. */
export async function findSiteHolder(
  db: Database,
  accountId: string,
  site: string,
): Promise<{ handoffId: string; customerId: string } | undefined> {
  const item = await getItem(db, siteLockKey({ accountId, site }));
  return item === undefined
    ? undefined
    : { handoffId: String(item['handoffId']), customerId: String(item['customerId']) };
}
