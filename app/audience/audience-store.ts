import { logger } from '../../platform/observability.ts';
import { customerPk, customerPkPrefix, profileSk, standingSk } from '../people/customer-store.ts';
import { enrolmentPrefix } from '../sequences/campaign-store.ts';
import { collect, getMany, queryPrefix, scanAll } from '../../platform/dynamodb/engine.ts';
import { monthlyPlaceSk, placeIn } from '../sequences/monthly-store.ts';
import { runsOf } from '../../platform/dynamodb/runs-of.ts';
import type { MonthlyPlace } from '../../domain/sequences/monthly.ts';
import { campaignsOf, enrolmentSchema, isHeld, type Enrolment } from '../../domain/sequences/enrolment.ts';
import { accountSchema, customerSchema, type Account, type Customer } from '../../domain/people/customer.ts';
import { newStanding, parseStanding, type Standing } from '../../domain/people/standing.ts';
import {
  interestSk,
  isInterestItem,
  parseInterest,
  type StoredInterest,
} from '../interest/interest-store.ts';
import { accountPk, accountProfileSk, findAccounts } from '../people/account-store.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { kpiRowPrefix, parseKpiRow } from '../kpis/kpi-store.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';

/** Everything that selection looks at, of one customer. */
export interface AudienceMember {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly interest?: StoredInterest | undefined;
  readonly enrolments: readonly Enrolment[];
  readonly monthlyPlace?: MonthlyPlace | undefined;
  readonly campaigns: readonly string[];
  /** A campaign is mailing this person now. */
  readonly isInCampaign: boolean;
  readonly isHeld: boolean;
  readonly kpiRows: readonly KpiRow[];
}

/** How many parallel parts a scan of all customers has. */
export const scanSegments = 4;

/**
 * Reads one part of all customers, of `of` parts. The items of one customer lie together in a scan, so they are joined on the way;
 * accounts are read in batches. The timeline is never read. A record that was merged is nobody's: another speaks for the person.
 * @param onCompany sees each company of the part on the way, also those at which nobody is known
 */
export async function* scanAudience(
  db: Database,
  part: number,
  modelId: string,
  now: string,
  of = scanSegments,
  onCompany?: (company: Account) => void,
): AsyncGenerator<AudienceMember> {
  for await (const member of scanRecords(db, part, modelId, now, of, onCompany))
    if (member.customer.mergedInto === undefined) yield member;
}

/** The same with the records that were merged: what was counted of them stays counted. */
export async function* scanRecords(
  db: Database,
  part: number,
  modelId: string,
  now: string,
  of = scanSegments,
  onCompany?: (company: Account) => void,
): AsyncGenerator<AudienceMember> {
  let waiting: (readonly Item[])[] = [];
  const items = scanItems(db, part, modelId, of, onCompany !== undefined);
  for await (const run of runsOf(items, ({ pk }) => pk)) {
    if (String(run[0]?.['pk']).startsWith(accountPk(''))) {
      const { data: company } = accountSchema.safeParse(run[0]);
      if (company !== undefined) onCompany?.(company);
      continue;
    }
    waiting.push(run);
    if (waiting.length < 100) continue;
    yield* joinAccounts(db, waiting, now);
    waiting = [];
  }
  yield* joinAccounts(db, waiting, now);
}

/** One member of the audience; undefined when the customer or the company is gone, or another record speaks for the person. */
export async function findAudienceMember(
  db: Database,
  customerId: string,
  modelId: string,
  now: string,
): Promise<AudienceMember | undefined> {
  const pk = customerPk(customerId);
  const [items, enrolments, rows] = await Promise.all([
    getMany(
      db,
      db.customersTable,
      [profileSk, standingSk, interestSk(modelId), monthlyPlaceSk].map((sk) => ({ pk, sk })),
    ),
    ...[enrolmentPrefix, kpiRowPrefix].map((prefix) =>
      collect(queryPrefix(db, db.customersTable, pk, prefix)),
    ),
  ]);
  const person = gather([...items, ...(enrolments ?? []), ...(rows ?? [])], now);
  if (person === undefined || person.customer.mergedInto !== undefined) return undefined;
  const account = (await findAccounts(db, [person.customer.accountId])).get(person.customer.accountId);
  return account === undefined ? undefined : { ...person, account };
}

async function* scanItems(
  db: Database,
  part: number,
  modelId: string,
  of: number,
  withCompanies: boolean,
): AsyncGenerator<Item> {
  const people =
    'begins_with(pk, :customer) AND (sk IN (:profile, :standing, :interest, :monthly) OR begins_with(sk, :enrolment) OR begins_with(sk, :kpi))';
  yield* scanAll(db, {
    TableName: db.customersTable,
    Segment: part,
    TotalSegments: of,
    FilterExpression: withCompanies ? `(${people}) OR (begins_with(pk, :account) AND sk = :company)` : people,
    ExpressionAttributeValues: {
      ':customer': customerPkPrefix,
      ':profile': profileSk,
      ':standing': standingSk,
      ':interest': interestSk(modelId),
      ':monthly': monthlyPlaceSk,
      ':enrolment': enrolmentPrefix,
      ':kpi': kpiRowPrefix,
      ...(withCompanies ? { ':account': accountPk(''), ':company': accountProfileSk } : {}),
    },
  });
}

async function* joinAccounts(
  db: Database,
  people: readonly (readonly Item[])[],
  now: string,
): AsyncGenerator<AudienceMember> {
  const gathered = people.flatMap((items) => readable(items, now));
  const accounts = await findAccounts(
    db,
    gathered.map(({ customer }) => customer.accountId),
  );
  for (const person of gathered) {
    const account = accounts.get(person.customer.accountId);
    if (account !== undefined) yield { ...person, account };
  }
}

/** One customer who cannot be read keeps nobody else from being selected. */
function readable(items: readonly Item[], now: string): readonly Omit<AudienceMember, 'account'>[] {
  try {
    const person = gather(items, now);
    return person === undefined ? [] : [person];
  } catch (error) {
    logger.error('customer cannot be read', {
      key: items[0]?.['pk'],
      error: error instanceof Error ? error : new Error(String(error)),
    });
    return [];
  }
}

function gather(items: readonly Item[], now: string): Omit<AudienceMember, 'account'> | undefined {
  const profile = items.find((item) => item['sk'] === profileSk);
  if (profile === undefined) return undefined;
  const customer = customerSchema.parse(profile);
  const standing = items.find((item) => item['sk'] === standingSk);
  const interest = items.find((item) => isInterestItem(item));
  const enrolments = items
    .filter((item) => String(item['sk']).startsWith(enrolmentPrefix))
    .map((item) => enrolmentSchema.parse(item));
  return {
    customer,
    standing: standing === undefined ? newStanding(customer.id, now) : parseStanding(standing),
    interest: interest === undefined ? undefined : parseInterest(interest),
    enrolments,
    monthlyPlace: placeIn(items),
    campaigns: campaignsOf(enrolments),
    isInCampaign: enrolments.some(({ state }) => state === 'active'),
    isHeld: enrolments.some((each) => isHeld(each, now)),
    kpiRows: items
      .filter((item) => String(item['sk']).startsWith(kpiRowPrefix))
      .map((item) => parseKpiRow(item)),
  };
}
