import * as z from 'zod';
import { alikeCompanyReasons, type AlikeCompanyReason } from '../../domain/people/same-company.ts';
import type { Database, Item, Write } from '../../platform/dynamodb/database.ts';
import { deleteMany, keyOf, putMany, queryBeginning } from '../../platform/dynamodb/engine.ts';
import { shardName, shardOf } from '../../platform/dynamodb/shard.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { accountPk } from './account-store.ts';
import { searchRuns, type SearchRun } from './search-run-store.ts';

const pk = 'ALIKECOMPANIES';
const [openPrefix, decidedPrefix] = ['PAIR#', 'ANSWERED#'];
const openSk = (pair: CompanyPair): string => openPrefix + pair.toSorted().join('#');
const decidedSk = (pair: CompanyPair): string => decidedPrefix + pair.toSorted().join('#');
/** The question stands with both companies too, so that the page of one finds it. */
const besidePrefix = 'SAMEAS#';

/** Two companies; in any order it is the same question. */
export type CompanyPair = readonly [string, string];

const reasonsSchema = z.array(z.enum(alikeCompanyReasons));
const pairSchema = z.object({ pair: z.tuple([z.string(), z.string()]), because: reasonsSchema });
export type AlikeCompanyPair = z.infer<typeof pairSchema>;
const besideSchema = z.object({ otherId: z.string(), because: reasonsSchema });

/** Asks about two companies; false where somebody has answered before. Twice is the same as once. */
export async function askAboutCompanies(
  db: Database,
  pair: CompanyPair,
  because: readonly AlikeCompanyReason[],
): Promise<boolean> {
  const outcome = await transact(db, [
    ...questionItems(pair, because).map((Item) => ({ Put: { TableName: db.customersTable, Item } })),
    {
      ConditionCheck: {
        TableName: db.customersTable,
        Key: { pk, sk: decidedSk(pair) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return outcome.kind === 'done';
}

const questionItems = (pair: CompanyPair, because: readonly AlikeCompanyReason[]): readonly Item[] => [
  { pk, sk: openSk(pair), pair: [...pair].toSorted(), because },
  ...pair.map((id) => {
    const otherId = pair.find((each) => each !== id) ?? id;
    return { pk: accountPk(id), sk: `${besidePrefix}${otherId}`, otherId, because };
  }),
];

const withoutQuestion = (db: Database, pair: CompanyPair): readonly Write[] =>
  questionItems(pair, []).map((item) => ({
    Delete: { TableName: db.customersTable, Key: keyOf(item) },
  }));

/** The question is answered, whether it was asked or not: it is not asked again. */
export const decideOnCompanies = (
  db: Database,
  pair: CompanyPair,
  decided: { readonly is: 'same' | 'different'; readonly by: string; readonly at: string },
): readonly Write[] => [
  ...withoutQuestion(db, pair),
  {
    Put: {
      TableName: db.customersTable,
      Item: { pk, sk: decidedSk(pair), pair: [...pair].toSorted(), ...decided },
    },
  },
];

/** A question that makes no sense any more. */
export const withdrawCompanies = (db: Database, pair: CompanyPair): Promise<unknown> =>
  transact(db, withoutQuestion(db, pair));

/** Open questions, `count` at most. */
export async function findCompanyQuestions(
  db: Database,
  count: number,
): Promise<readonly AlikeCompanyPair[]> {
  const items = await queryBeginning(db, { pk, prefix: openPrefix, count });
  return items.map((item) => pairSchema.parse(item));
}

/** The open questions about one company, `count` at most. */
export async function findQuestionsOf(db: Database, accountId: string, count: number) {
  const items = await queryBeginning(db, { pk: accountPk(accountId), prefix: besidePrefix, count });
  return items.map((item) => besideSchema.parse(item));
}

/** Into how many parts the companies are cut: first to note their keys, then, by key, to compare them. */
export const companyParts = 8;

/** The searches for them; a part is named by `stepPart`. */
export const companyRuns = searchRuns(pk, 'WENT#');
export type SearchStep = 'gather' | 'ask';
const ofStep = (step: SearchStep): string => `${step}#`;
export const stepPart = (step: SearchStep, part: number): string => ofStep(step) + part;

/** How many parts of a step are done. */
export const doneOf = ({ done }: Pick<SearchRun, 'done'>, step: SearchStep): number =>
  done.filter((part) => part.startsWith(ofStep(step))).length;

const keysPk = (shard: number): string => `COMPANYKEYS#${shardName(shard)}`;

/** A key that two companies which may be one have in common, for as long as a search lasts. */
export interface CompanyKey {
  readonly key: string;
  readonly accountId: string;
}
const keyItem = ({ key, accountId }: CompanyKey): Item => ({
  pk: keysPk(shardOf(key, companyParts)),
  sk: `${key.slice(0, 200)}#${accountId}`,
});

/** Notes keys of companies: equal keys lie side by side. */
export const noteCompanyKeys = (db: Database, keys: readonly CompanyKey[]): Promise<void> =>
  putMany(db, db.customersTable, keys.map(keyItem));

/** The first keys of one part, in their order, `count` at most. */
export async function findCompanyKeys(
  db: Database,
  part: number,
  count: number,
): Promise<readonly CompanyKey[]> {
  const items = await queryBeginning(db, { pk: keysPk(part), prefix: '', count });
  return items.map(({ sk }) => {
    const end = String(sk).lastIndexOf('#');
    return { key: String(sk).slice(0, end), accountId: String(sk).slice(end + 1) };
  });
}

/** Forgets keys that were compared. */
export const forgetCompanyKeys = (db: Database, part: number, keys: readonly CompanyKey[]): Promise<void> =>
  deleteMany(
    db,
    db.customersTable,
    keys.map(({ key, accountId }) => ({ pk: keysPk(part), sk: `${key}#${accountId}` })),
  );
