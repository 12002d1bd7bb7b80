import * as z from 'zod';
import { rfmBoundsSchema, type RfmBounds } from '../../domain/audience/rfm.ts';
import type { AudienceDay } from '../../domain/audience/gather-candidate.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** What was found out of all customers together lies in one partition: whoever looks at a customer reads it at once. */
const pk = 'AUDIENCE-KNOWLEDGE';
const rfmKey = { pk, sk: 'RFM' };
/** Few even among a million: each is a company that is gone, or a slip of the pen. */
const deadPrefix = 'DEAD-DOMAIN#';
const deadKey = (domain: string) => ({ pk, sk: `${deadPrefix}${domain}` });

const deadSchema = z.object({ domain: z.string(), checkedAt: z.iso.datetime() });
/** A domain that took no mail when the DNS was asked last. */
export type DeadDomain = z.infer<typeof deadSchema>;

/** What was found out beforehand of all customers together. */
export type AudienceKnowledge = Pick<AudienceDay, 'rfmBounds' | 'deadDomains'>;

/** As the nights and the imports left it. */
export async function findAudienceKnowledge(db: Database): Promise<AudienceKnowledge> {
  const items = await collect(queryPrefix(db, db.customersTable, pk, ''));
  return {
    rfmBounds: rfmBoundsIn(items.find(({ sk }) => sk === rfmKey.sk)),
    deadDomains: new Set(deadDomainsIn(items).map(({ domain }) => domain)),
  };
}

/** The bounds of the last night; undefined before the first, or while too few have bought. */
export const findRfmBounds = async (db: Database): Promise<RfmBounds | undefined> =>
  rfmBoundsIn(await getItem(db, rfmKey));

export const keepRfmBounds = (db: Database, bounds: RfmBounds): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...rfmKey, ...bounds } } }]);

/** By name. */
export const findDeadDomains = async (db: Database): Promise<readonly DeadDomain[]> =>
  deadDomainsIn(await collect(queryPrefix(db, db.customersTable, pk, deadPrefix)));

export const putDeadDomain = (db: Database, dead: DeadDomain): Promise<unknown> =>
  transact(db, [{ Put: { TableName: db.customersTable, Item: { ...deadKey(dead.domain), ...dead } } }]);

export const deleteDeadDomain = (db: Database, domain: string): Promise<unknown> =>
  transact(db, [{ Delete: { TableName: db.customersTable, Key: deadKey(domain) } }]);

const rfmBoundsIn = (item: Item | undefined): RfmBounds | undefined =>
  item === undefined ? undefined : rfmBoundsSchema.parse(item);

const deadDomainsIn = (items: readonly Item[]): readonly DeadDomain[] =>
  items.filter(({ sk }) => String(sk).startsWith(deadPrefix)).map((item) => deadSchema.parse(item));
