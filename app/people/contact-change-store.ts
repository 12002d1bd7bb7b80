import { contactChangeSchema, type ContactChange } from '../../domain/people/contact-change.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getItem, queryBeginning } from '../../platform/dynamodb/engine.ts';
import { customerPk } from './customer-store.ts';

/** What is said stands with the customer, and goes with them; the list of what is open holds ids alone. */
const changeKey = (customerId: string) => ({ pk: customerPk(customerId), sk: 'CONTACTCHANGE' });
const [listPk, listPrefix] = ['CONTACTCHANGES', 'CHANGEOF#'];

export async function findContactChange(
  db: Database,
  customerId: string,
): Promise<ContactChange | undefined> {
  const item = await getItem(db, changeKey(customerId));
  return item === undefined ? undefined : contactChangeSchema.parse(item);
}

/** Writes a change over the one that was read, on condition that nobody wrote meanwhile, and whether it is open. */
export const putContactChange = (
  db: Database,
  before: ContactChange | undefined,
  change: Omit<ContactChange, 'version'>,
): readonly Write[] => {
  const { customerId, noticedAt } = change;
  return [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...changeKey(customerId), ...change, version: (before?.version ?? 0) + 1 },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': before.version },
            }),
      },
    },
    change.state === 'open'
      ? {
          Put: {
            TableName: db.customersTable,
            Item: { pk: listPk, sk: openSk(change), customerId, noticedAt },
          },
        }
      : { Delete: { TableName: db.customersTable, Key: { pk: listPk, sk: openSk(change) } } },
  ];
};

const openSk = ({ noticedAt, customerId }: Pick<ContactChange, 'noticedAt' | 'customerId'>): string =>
  `${listPrefix}${noticedAt}#${customerId}`;

/** Of whom it is open, the oldest first, `count` at most. Whoever was removed since may be among them. */
export async function findOpenChanges(db: Database, count: number): Promise<readonly string[]> {
  const items = await queryBeginning(db, { pk: listPk, prefix: listPrefix, count });
  return items.map(({ customerId }) => String(customerId));
}

export async function findContactChanges(
  db: Database,
  customerIds: readonly string[],
): Promise<readonly ContactChange[]> {
  const found = await Promise.all(customerIds.map((id) => findContactChange(db, id)));
  return found.flatMap((each) => each ?? []);
}
