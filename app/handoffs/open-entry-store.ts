import { isOpen, type Handoff } from '../../domain/handoffs/handoff.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';

const openPk = 'OPEN';
const openKey = ({ ownerId, id }: Handoff) => ({ pk: openPk, sk: `${ownerId}#${id}` });

/** Which handoffs are open, and whose: apart from their timers, which come and go. */
export function openEntryWrites(db: Database, before: Handoff | undefined, after: Handoff): readonly Write[] {
  const isGone =
    before !== undefined && isOpen(before) && (!isOpen(after) || before.ownerId !== after.ownerId);
  return [
    ...(isGone ? [{ Delete: { TableName: db.customersTable, Key: openKey(before) } }] : []),
    ...(isOpen(after)
      ? [
          {
            Put: {
              TableName: db.customersTable,
              Item: {
                ...openKey(after),
                customerId: after.customerId,
                handoffId: after.id,
                isDeal: after.outcome === 'opportunity',
              },
            },
          },
        ]
      : []),
  ];
}

/** An open handoff as the list of them knows it. */
export interface OpenEntry {
  readonly handoffId: string;
  readonly customerId: string;
  readonly ownerId: string;
  /** It has become a deal, which no longer counts against what an owner may hold. */
  readonly isDeal: boolean;
}

/** What is open this moment: of one owner, or of all. */
export async function findOpenEntries(db: Database, ownerId?: string): Promise<readonly OpenEntry[]> {
  const items = await collect(
    queryPrefix(db, db.customersTable, openPk, ownerId === undefined ? '' : `${ownerId}#`),
  );
  return items.map((item) => ({
    handoffId: String(item['handoffId']),
    customerId: String(item['customerId']),
    ownerId: String(item['sk']).slice(0, String(item['sk']).lastIndexOf('#')),
    isDeal: item['isDeal'] === true,
  }));
}
