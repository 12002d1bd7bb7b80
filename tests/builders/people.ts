import { standingSchema } from '../../domain/people/standing.ts';
import { formerCauses, type Holds } from '../../domain/people/causes.ts';
import type { Account, Customer, Owner } from '../../domain/people/customer.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Person } from '../../domain/audience/dormancy.ts';
import { type Deal, noRelationship } from '../../domain/people/relationship.ts';

/** A section chief whose card we have, who may be mailed and called. */
export const aCustomer = (change: Partial<Customer> = {}): Customer => ({
  schemaVersion: 1,
  version: 0,
  id: 'customer-1',
  email: 'yamada@toto.example',
  fullName: '山田 太郎',
  lastName: '山田',
  firstName: '太郎',
  title: '課長',
  phoneDirect: '03-1234-5678',
  accountId: 'account-1',
  accountName: '東都精機株式会社',
  tags: [],
  noCall: false,
  noMail: false,
  consentBasis: 'card',
  locale: 'ja',
  retired: false,
  ...change,
});

/** A company that bought once, years ago, and with which nothing is open. */
export const anAccount = (change: Partial<Account> = {}): Account => ({
  schemaVersion: 1,
  version: 0,
  id: 'account-1',
  name: '東都精機株式会社',
  relation: 'customer',
  openComplaint: false,
  excluded: false,
  relationship: { ...noRelationship, wonCount: 1, wonTotal: 1_200_000, lastWonOn: '2024-03-10' },
  ...change,
});

/** A standing as a test names it: by its causes, or by what they amount to. */
export type StandingChange = Partial<Standing> & Partial<Holds>;

export const aStanding = (change: StandingChange = {}): Standing =>
  standingSchema.parse({
    schemaVersion: 1,
    customerId: 'customer-1',
    status: 'dormant',
    statusSince: '2026-01-05T00:00:00.000Z',
    callAttempts: [],
    version: 1,
    ...change,
    causes: change.causes ?? formerCauses(change),
  });

/** A lapsed customer, dormant by any measure, to whom no exclusion applies. */
export const aPerson = (
  change: {
    readonly customer?: Partial<Customer>;
    readonly account?: Partial<Account>;
    readonly relationship?: Partial<Account['relationship']>;
    readonly standing?: StandingChange;
  } = {},
): Person => {
  const account = anAccount(change.account);
  return {
    customer: aCustomer(change.customer),
    account: { ...account, relationship: { ...account.relationship, ...change.relationship } },
    standing: aStanding(change.standing),
  };
};

export const anOwner = (name: string, change: Partial<Owner> = {}): Owner => ({
  schemaVersion: 1,
  version: 0,
  id: name,
  name,
  email: `${encodeURIComponent(name)}@company.example`,
  retired: false,
  ...change,
});

/** A deal that was won, as a file tells it. */
export const aDeal = (change: Partial<Deal> = {}): Deal => ({
  dealId: 'd-1',
  accountId: 'account-1',
  stage: 'won',
  stageLabel: '受注',
  closedOn: '2024-03-10',
  amount: 100,
  product: '在庫くん',
  ...change,
});
