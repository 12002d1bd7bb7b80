import type { EarlyClick } from '../../domain/engagement/judge-timeline.ts';
import { rememberedRecipients } from '../../domain/engagement/verdict-rules.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { getMany } from '../../platform/dynamodb/engine.ts';
import { transact, updateReturning } from '../../platform/dynamodb/transact.ts';
import { type Database, type Item } from '../../platform/dynamodb/database.ts';

const prefix = 'SOURCE#';
const sourceKey = (hash: string) => ({ pk: `${prefix}${hash}`, sk: 'RECIPIENTS' });

/** Who clicked soon after delivery from one source within one stretch of time. At most `rememberedRecipients` are kept. */
export interface SourceRecipients {
  readonly hash: string;
  readonly recipients: ReadonlySet<string>;
  /** When the recipients were too many for people, and those known then were queued to be judged again. ISO. */
  readonly toldAt: string | undefined;
}

/** Keyed hash of the source and the stretch of time: the item names no address. */
const sourceHashOf = (keyring: Keyring, { ipAddress, stretch }: EarlyClick): string =>
  keyring.idOf('source', `${ipAddress} ${stretch}`);

/** The recipients of some sources; a source that nobody counted has none. */
async function findSources(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, SourceRecipients>> {
  const items = hashes.length === 0 ? [] : await getMany(db, db.customersTable, hashes.map(sourceKey));
  const found = new Map(items.map((item) => [hashIn(item), parseSource(hashIn(item), item)]));
  return new Map(
    hashes.map((hash) => [hash, found.get(hash) ?? { hash, recipients: new Set(), toldAt: undefined }]),
  );
}

const hashIn = (item: Item): string => String(item['pk']).slice(prefix.length);

function parseSource(hash: string, item: Item): SourceRecipients {
  const { recipients, toldAt } = item;
  return {
    hash,
    recipients: new Set(recipients instanceof Set ? [...recipients].map(String) : []),
    toldAt: typeof toldAt === 'string' ? toldAt : undefined,
  };
}

/** What the source of each click is, by the click's id. Without clicks nothing is read. */
export async function findSourcesOf(
  db: Database,
  keyring: () => Promise<Keyring>,
  clicks: readonly EarlyClick[],
): Promise<ReadonlyMap<string, SourceRecipients>> {
  if (clicks.length === 0) return new Map();
  const keys = await keyring();
  const hashes = clicks.map((click) => [click.id, sourceHashOf(keys, click)] as const);
  const sources = await findSources(db, [...new Set(hashes.map(([, hash]) => hash))]);
  return new Map(
    hashes.flatMap(([id, hash]) => {
      const source = sources.get(hash);
      return source === undefined ? [] : [[id, source] as const];
    }),
  );
}

/** Counts a recipient once, however often it is asked, and answers who is known then; `full` when no more are kept. */
export async function addRecipient(
  db: Database,
  hash: string,
  customerId: string,
): Promise<SourceRecipients | 'full'> {
  const counted = await updateReturning(db, {
    TableName: db.customersTable,
    Key: sourceKey(hash),
    UpdateExpression: 'ADD recipients :one',
    ConditionExpression:
      'attribute_not_exists(recipients) OR size(recipients) < :most OR contains(recipients, :id)',
    ExpressionAttributeValues: {
      ':one': new Set([customerId]),
      ':id': customerId,
      ':most': rememberedRecipients,
    },
  });
  return counted === undefined ? 'full' : parseSource(hash, counted);
}

/** Notes that everybody known was queued to be judged again: whoever comes later sees for himself. */
export async function markTold(db: Database, hash: string, at: string): Promise<void> {
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: sourceKey(hash),
        UpdateExpression: 'SET toldAt = if_not_exists(toldAt, :at)',
        ExpressionAttributeValues: { ':at': at },
      },
    },
  ]);
}
