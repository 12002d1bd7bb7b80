import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { personKey } from '../../domain/people/names.ts';
import {
  companyKeysOf,
  knownCompany,
  whyCompaniesAlike,
  type KnownCompany,
} from '../../domain/people/same-company.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { alikeCompanyRoutes } from '../../contract/alike-companies.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts } from './account-store.ts';
import {
  askAboutCompanies,
  companyParts,
  companyRuns,
  doneOf,
  findCompanyKeys,
  forgetCompanyKeys,
  noteCompanyKeys,
  stepPart,
  type CompanyKey,
} from './alike-company-store.ts';
import { findCustomers } from './customer-store.ts';
import { findMembersBehind, scanCompanies } from './merged-account-store.ts';

type Deps = Needs<'db' | 'audienceQueue'>;
type Message = Extract<AudienceMessage, { kind: 'findAlikeCompanies' }>;

/** Has all companies looked through for two that may be one, in the background. */
export const findAlikeCompanies =
  ({ db, now, audienceQueue }: Deps & Needs<'now'>): Serve<typeof alikeCompanyRoutes.findAlikeCompanies> =>
  async () => {
    const startedAt = now().toISOString();
    await companyRuns.begin(db, startedAt);
    await audienceQueue.sendAll(messagesOf(startedAt, 'gather'));
    return { startedAt, of: 2 * companyParts };
  };

const messagesOf = (run: string, step: Message['step']): readonly Message[] =>
  Array.from({ length: companyParts }, (_, part) => ({ kind: 'findAlikeCompanies', run, step, part }));

/** Takes one part: notes the keys of companies, or asks about those that have one in common. */
export const takeFindAlikeCompanies =
  (deps: Deps) =>
  (message: Message): Promise<number> =>
    message.step === 'gather' ? gather(deps, message) : ask(deps, message);

/** Of so many people of a company it is seen what its domain and its main number are. */
const PEOPLE = 20;
const AT_ONCE = 50;

/** Notes the keys of the companies of one part; whoever is last has them compared. */
async function gather({ db, audienceQueue }: Deps, { run, part }: Message): Promise<number> {
  let waiting: { readonly account: Account; readonly members: readonly string[] }[] = [];
  const note = async (): Promise<void> => {
    const people = await findCustomers(
      db,
      waiting.flatMap(({ members }) => members),
    );
    const keys = waiting.flatMap(({ account, members }): CompanyKey[] => {
      const own = members.flatMap((id) => people.get(id) ?? []);
      return isOnePerson(account, own)
        ? []
        : companyKeysOf(knownCompany(account, own)).map((key) => ({ key, accountId: account.id }));
    });
    await noteCompanyKeys(db, keys);
    waiting = [];
  };
  for await (const company of scanCompanies(db, { part, of: companyParts, people: PEOPLE })) {
    if (company.account.mergedInto !== undefined) continue;
    waiting.push(company);
    if (waiting.length >= AT_ONCE) await note();
  }
  await note();
  await companyRuns.mark(db, run, stepPart('gather', part));
  const progress = await companyRuns.find(db);
  if (progress?.startedAt === run && doneOf(progress, 'gather') >= companyParts)
    await audienceQueue.sendAll(messagesOf(run, 'ask'));
  return 0;
}

/** Somebody who stands alone, and bears the name of no company. */
const isOnePerson = (account: Account, people: readonly Customer[]): boolean =>
  account.code === undefined &&
  people.length === 1 &&
  people.every(({ fullName, lastName }) => personKey(fullName ?? lastName ?? '') === personKey(account.name));

/** Keys that are read at once; so many readings a message, and so many questions a part. */
const [KEYS, READINGS, QUESTIONS] = [500, 200, 100];
/** Of so many companies with one key each is compared with the first. */
const IN_A_GROUP = 20;

/** Asks about the companies of one part that have a key in common. What was compared is forgotten, so it goes on where it broke off. */
async function ask({ db, audienceQueue }: Deps, message: Message): Promise<number> {
  const { run, part } = message;
  let found = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    const keys = await findCompanyKeys(db, part, KEYS);
    const isLast = keys.length < KEYS;
    const groups = grouped(keys, ({ key }) => key);
    // The last group may go on behind what was read.
    const whole = [...groups].filter(([key]) => isLast || groups.size === 1 || key !== keys.at(-1)?.key);
    for (const [, group] of whole)
      if (group.length > 1 && found < QUESTIONS)
        found += await askInGroup(
          db,
          group.slice(0, IN_A_GROUP).map(({ accountId }) => accountId),
        );
    await forgetCompanyKeys(
      db,
      part,
      whole.flatMap(([, group]) => group),
    );
    if (!isLast) continue;
    await companyRuns.mark(db, run, stepPart('ask', part));
    return found;
  }
  await audienceQueue.send(message);
  return found;
}

/** Each with the first, as they are now: three of a name are two questions. */
async function askInGroup(db: Database, ids: readonly string[]): Promise<number> {
  const accounts = [...(await findAccounts(db, ids)).values()]
    .filter(({ mergedInto }) => mergedInto === undefined)
    .toSorted((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id));
  const companies = await inParallel(accounts, 8, async (account) => ({
    id: account.id,
    known: await readCompany(db, account),
  }));
  const [first, ...others] = companies;
  if (first === undefined) return 0;
  let asked = 0;
  for (const other of others) {
    const because = whyCompaniesAlike(first.known, other.known);
    if (because.length > 0 && (await askAboutCompanies(db, [first.id, other.id], because))) asked++;
  }
  return asked;
}

/** The one that is known best is compared with the others. */
const weight = ({ code, ownerName, relationship }: Account): number =>
  (code === undefined ? 0 : 4) + (ownerName === undefined ? 0 : 2) + (relationship.wonCount === 0 ? 0 : 1);

/** A company with what some of its people say of it. */
export async function readCompany(db: Database, account: Account): Promise<KnownCompany> {
  const members = await findMembersBehind(db, account.id, { after: undefined, count: PEOPLE });
  return knownCompany(account, [...(await findCustomers(db, members)).values()]);
}
