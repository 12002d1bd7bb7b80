import * as z from 'zod';
import { alikeReasons, type AlikeReason } from '../../domain/people/same-person.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { getItem, queryBeginning } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { searchRuns } from './search-run-store.ts';

const pk = 'ALIKE';
const [openPrefix, decidedPrefix] = ['OPEN#', 'DECIDED#'];
const openSk = (pair: PairIds): string => openPrefix + pair.toSorted().join('#');
const decidedSk = (pair: PairIds): string => decidedPrefix + pair.toSorted().join('#');

/** Two customers; in any order it is the same question. */
export type PairIds = readonly [string, string];

const pairSchema = z.object({
  pair: z.tuple([z.string(), z.string()]),
  because: z.array(z.enum(alikeReasons)),
});
export type AlikePair = z.infer<typeof pairSchema>;

const decisionSchema = z.object({ by: z.string(), at: z.string() });

const questionItem = (pair: PairIds, because: readonly AlikeReason[]) => ({
  pk,
  sk: openSk(pair),
  pair: [...pair].toSorted(),
  because,
});

/** Into how many parts all companies are cut to be looked through. */
export const alikeParts = 8;

/** Asks about two people, unless somebody has answered before. Twice is the same as once. */
export const askAbout = (db: Database, pair: PairIds, because: readonly AlikeReason[]): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: questionItem(pair, because),
      },
    },
    {
      ConditionCheck: {
        TableName: db.customersTable,
        Key: { pk, sk: decidedSk(pair) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);

/** The question is answered: it is not asked again. */
export const decideOn = (
  db: Database,
  pair: PairIds,
  decided: { readonly is: 'same' | 'different'; readonly by: string; readonly at: string },
): readonly Write[] => [
  {
    Delete: {
      TableName: db.customersTable,
      Key: { pk, sk: openSk(pair) },
      ConditionExpression: 'attribute_exists(pk)',
    },
  },
  {
    Put: {
      TableName: db.customersTable,
      Item: { pk, sk: decidedSk(pair), pair: [...pair].toSorted(), ...decided },
    },
  },
];

/** Asks anew what was answered: the answer is taken back. */
export const askAgain = (db: Database, pair: PairIds, because: readonly AlikeReason[]): readonly Write[] => [
  { Put: { TableName: db.customersTable, Item: questionItem(pair, because) } },
  { Delete: { TableName: db.customersTable, Key: { pk, sk: decidedSk(pair) } } },
];

/** Who answered about two people, and when; undefined where nobody has. */
export async function findDecision(
  db: Database,
  pair: PairIds,
): Promise<{ readonly by: string; readonly at: string } | undefined> {
  const item = await getItem(db, { pk, sk: decidedSk(pair) });
  return item === undefined ? undefined : decisionSchema.parse(item);
}

/** A question that makes no sense any more. */
export const withdrawQuestion = (db: Database, pair: PairIds): Promise<unknown> =>
  transact(db, [{ Delete: { TableName: db.customersTable, Key: { pk, sk: openSk(pair) } } }]);

/** Open questions, `count` at most. */
export async function findQuestions(db: Database, count: number): Promise<readonly AlikePair[]> {
  const items = await queryBeginning(db, { pk, prefix: openPrefix, count });
  return items.map((item) => pairSchema.parse(item));
}

/** The searches for them. */
export const alikeRuns = searchRuns(pk, 'LOOKED#');
