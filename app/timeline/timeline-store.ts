import * as z from 'zod';
import { rawEngagementSchema, groupOf, type Engagement } from '../../domain/engagement/engagement.ts';
import { factSchema, type Fact, type FactOf } from '../../domain/timeline/fact.ts';
import type { Penalty } from '../../domain/interest/fold-interest.ts';
import { verdictSchema } from '../../domain/engagement/verdict.ts';
import { collect, getMany, queryFirst, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';

/** What every sort key of an engagement begins with. */
export const engagementPrefix = 'ENGAGEMENT#';
const engagementSk = (group: string, engagementId: string): string =>
  `${engagementPrefix}${group}#${engagementId}`;
/** And of a fact. */
export const factPrefix = 'FACT#';
/** Where a fact stands, for those who keep a pointer to it. */
export const factKey = ({ customerId, at, kind, id }: Pick<Fact, 'customerId' | 'at' | 'kind' | 'id'>) => ({
  pk: customerPk(customerId),
  sk: `${factPrefix}${at}#${kind}#${id}`,
});

const storedSchema = z.object({
  act: rawEngagementSchema,
  verdict: verdictSchema,
  isAnnounced: z.boolean().optional(),
});

const parseEngagement = (item: Item): Engagement => {
  const { act, ...rest } = storedSchema.parse(item);
  return { ...act, group: groupOf(act), ...rest };
};

/** The engagements among items of the timeline. */
export const engagementsIn = (items: readonly Item[]): readonly Engagement[] =>
  items.filter(({ sk }) => String(sk).startsWith(engagementPrefix)).map((item) => parseEngagement(item));

/** Engagements of one customer whose group begins with `groupPrefix`; all of them where it is empty. */
export async function findEngagements(
  db: Database,
  customerId: string,
  groupPrefix = '',
): Promise<readonly Engagement[]> {
  const items = await collect(
    queryPrefix(db, db.timelineTable, customerPk(customerId), `${engagementPrefix}${groupPrefix}`),
  );
  return items.map((item) => parseEngagement(item));
}

/** Everything that happened to a customer beside what he did, oldest first. */
export async function findFacts(db: Database, customerId: string): Promise<readonly Fact[]> {
  const items = await collect(queryPrefix(db, db.timelineTable, customerPk(customerId), factPrefix));
  return items.map((item) => factSchema.parse(item['fact']));
}

/** One fact, by what its key is made of; undefined where it was never written. */
export async function findFact<Kind extends Fact['kind']>(
  db: Database,
  key: { readonly kind: Kind } & Pick<Fact, 'customerId' | 'at' | 'id'>,
): Promise<FactOf<Kind> | undefined> {
  const [item] = await getMany(db, db.timelineTable, [factKey(key)]);
  const fact = item === undefined ? undefined : factSchema.parse(item['fact']);
  return isOf(fact, key.kind) ? fact : undefined;
}

const isOf = <Kind extends Fact['kind']>(fact: Fact | undefined, kind: Kind): fact is FactOf<Kind> =>
  fact?.kind === kind;

/** The penalties in force: those that no undo lifted. */
export function penaltiesIn(facts: readonly Fact[]): readonly Penalty[] {
  const lifted = new Set(facts.filter((fact) => fact.kind === 'penaltyLifted').map((fact) => fact.id));
  return facts
    .filter((fact) => fact.kind === 'penalty')
    .filter((fact) => !lifted.has(fact.id))
    .map((fact) => ({ id: fact.id, atEpochMs: Date.parse(fact.at), factor: fact.factor }));
}

/** Appends an engagement once: its key is the act's own id within its group. */
export const putEngagement = (db: Database, engagement: Engagement): Write => {
  const { group, verdict, isAnnounced, ...act } = engagement;
  return {
    Put: {
      TableName: db.timelineTable,
      Item: { pk: customerPk(act.customerId), sk: engagementSk(group, act.id), act, verdict, isAnnounced },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
};

/** Takes an act out of a record to which a merge had brought it. */
export const removeEngagement = (
  db: Database,
  { customerId, group, id }: Pick<Engagement, 'customerId' | 'group' | 'id'>,
): Write => ({
  Delete: {
    TableName: db.timelineTable,
    Key: { pk: customerPk(customerId), sk: engagementSk(group, id) },
  },
});

/** Changes the verdict on a stored engagement, and perhaps announces it; what was judged before is kept beside it. */
export const changeVerdict = (
  db: Database,
  engagement: Engagement,
  { verdict, isAnnounced }: Pick<Engagement, 'verdict' | 'isAnnounced'>,
): Write => ({
  Update: {
    TableName: db.timelineTable,
    Key: { pk: customerPk(engagement.customerId), sk: engagementSk(engagement.group, engagement.id) },
    UpdateExpression:
      'SET verdict = :verdict, isAnnounced = :isAnnounced, earlierVerdicts = list_append(if_not_exists(earlierVerdicts, :none), :was)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: {
      ':verdict': verdict,
      ':isAnnounced': isAnnounced === true,
      ':none': [],
      ':was': [engagement.verdict],
    },
  },
});

/** Appends a fact. Writing the same fact twice is the same as once. */
export const putFact = (db: Database, fact: Fact): Write => ({
  Put: {
    TableName: db.timelineTable,
    Item: { ...factKey(fact), fact },
  },
});

/** Takes a fact out of a record to which a merge had copied it. */
export const removeFact = (db: Database, fact: Fact): Write => ({
  Delete: { TableName: db.timelineTable, Key: factKey(fact) },
});

/** Whether anything happened to a customer, or was done by them, since a moment; at all, where there is none. */
export async function hasHappened(db: Database, customerId: string, since?: string): Promise<boolean> {
  const pk = customerPk(customerId);
  const [first] = await queryFirst(db, {
    TableName: db.timelineTable,
    KeyConditionExpression: since === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': pk,
      ...(since === undefined ? {} : { ':from': `${factPrefix}${since}`, ':to': `${factPrefix}~` }),
    },
    ConsistentRead: true,
    Limit: 1,
  });
  if (first !== undefined || since === undefined) return first !== undefined;
  const engagements = await findEngagements(db, customerId);
  return engagements.some(({ receivedAt }) => receivedAt >= since);
}
