import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import type { ImportJob, ImportMessage } from '../../domain/imports/import-job.ts';
import {
  countStep,
  undoAccount,
  undoCustomer,
  type ImportJournal,
  type UndoStep,
  type WrittenCustomer,
} from '../../domain/imports/import-undo.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import type { Account, Customer } from '../../domain/people/customer.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import { removeAliases, type AccountAlias } from '../people/account-alias-store.ts';
import {
  clearAccount,
  findAccounts,
  findMembers,
  isEmptyAccount,
  removeAccount,
  removeMember,
  saveAccounts,
} from '../people/account-store.ts';
import { disownAddress } from '../people/address-store.ts';
import { holdAtDead } from '../people/dead-address-store.ts';
import { clearCustomer, findCustomers, removeCustomer } from '../people/customer-store.ts';
import { disownExternalId } from '../people/external-id-store.ts';
import { hasHappened } from '../timeline/timeline-store.ts';
import type { JobDeps } from './deps.ts';
import { forgetDomains } from './forget-domains.ts';
import { readJournal } from './import-journal.ts';
import { undoOptOuts } from './import-opt-outs.ts';
import { isUntouched } from './is-untouched.ts';
import { journalOf, journalOfReading } from './job-objects.ts';
import { moveJob } from './job-store.ts';
import { savePeople } from './save-people.ts';

const AT_ONCE = 16;

/**
 * Undoes what one chunk of an import wrote, person by person: whatever something was built on since is left as it is, and
 * counted. Then comes the chunk before it, and after the first the names of companies. Done again, it does nothing more.
 */
export async function undoChunk(deps: JobDeps, job: ImportJob, chunk: number): Promise<Counts> {
  const { undo } = job;
  if (job.state !== 'undoing' || undo === undefined || undo.next !== chunk) return {};
  const journal = await readJournal(deps, journalOf(deps, job.id, chunk));
  await undoOptOuts(deps, journal.refused);
  const people = await undoPeople(deps, journal, job.startedAt ?? job.createdAt);
  const companies = await undoCompanies(deps, journal);
  await forgetDomains(deps, journal.customers);
  const counted: readonly UndoStep<unknown>[] =
    job.kind === 'optOut'
      ? journal.refused.map(() => ({ kind: 'restored' }))
      : job.kind === 'account'
        ? companies
        : people;
  const after = counted.reduce(countStep, { ...undo, next: chunk - 1 });
  const isLast = after.next < 0;
  const read = isLast ? await aliasesOfReading(deps, job) : [];
  await forgetNames(deps, [...journal.aliases, ...read]);
  await moveJob(deps.db, job.id, ['undoing'], { undo: after, ...(isLast ? { state: 'undone' } : {}) });
  if (!isLast)
    await deps.importQueue.send({ kind: 'undo', jobId: job.id, chunk: after.next } satisfies ImportMessage);
  return { ImportChunks: 1 };
}

/** What reading the file noted, whole or by section. */
async function aliasesOfReading(
  deps: JobDeps,
  { id, sections }: ImportJob,
): Promise<readonly AccountAlias[]> {
  const readings = sections?.map((_, section) => section) ?? [undefined];
  const journals = await inParallel(readings, AT_ONCE, (section) =>
    readJournal(deps, journalOfReading(deps, id, section)),
  );
  return journals.flatMap(({ aliases }) => aliases);
}

async function undoPeople(
  deps: JobDeps,
  { customers, addresses, numbers }: ImportJournal,
  since: string,
): Promise<readonly UndoStep<Customer>[]> {
  const notes = grouped(customers, ({ after }) => after.id);
  const ids = [...notes.keys()];
  const known = await findCustomers(deps.db, ids);
  const steps = await inParallel([...notes], AT_ONCE, async ([id, own]): Promise<UndoStep<Customer>> => {
    const current = known.get(id);
    const step = undoCustomer(own, current, await hasGrown(deps, id, own, since));
    if (step.kind !== 'remove') return step;
    if (current !== undefined && !(await removeCustomer(deps.db, current))) return changedSince;
    await inParallel(own, 1, ({ after }) => clearAway(deps, after));
    return step;
  });
  const lost = await restorePeople(
    deps,
    steps.flatMap((step) => (step.kind === 'restore' ? [step.to] : [])),
    known,
  );
  const settled = steps.map((step) =>
    step.kind === 'restore' && lost.has(step.to.id) ? changedSince : step,
  );
  const left = new Set(ids.filter((_, index) => settled[index]?.kind === 'left'));
  await holdAtDead(deps.db, await deps.keyring(), formerAddresses(customers, left), deps.now().toISOString());
  await disown(deps, addresses, numbers, left);
  return settled;
}

/** The addresses at which people are again whom the file had given others. */
const formerAddresses = (notes: readonly WrittenCustomer[], left: ReadonlySet<string>) =>
  notes.flatMap(({ before, after: { id, email } }) =>
    before?.email === undefined || before.email === email || left.has(id)
      ? []
      : [{ id, email: before.email }],
  );

const changedSince: UndoStep<never> = { kind: 'left', because: 'changedSince' };

/** Whether anything rests on somebody: at all, where the import made them; else since it began. */
async function hasGrown(
  { db }: JobDeps,
  id: string,
  own: readonly WrittenCustomer[],
  since: string,
): Promise<boolean> {
  if (own.some(({ before }) => before !== undefined)) return hasHappened(db, id, since);
  return !(await isUntouched(db, id)) || (await hasHappened(db, id));
}

/** Whatever leads to them led to them before: nothing is claimed anew. Answers whom somebody else wrote meanwhile. */
async function restorePeople(
  deps: JobDeps,
  restored: readonly Customer[],
  known: ReadonlyMap<string, Customer>,
): Promise<ReadonlySet<string>> {
  const addressee = { customerId: '', isKnown: true, refusals: [] };
  const lost = await savePeople(deps, restored, known, () => addressee);
  await deps.engagementQueue.sendAll(
    restored.map(({ id }): EngagementMessage => ({ kind: 'refold', customerId: id })),
  );
  return lost;
}

async function clearAway({ db }: JobDeps, customer: Customer): Promise<void> {
  await clearCustomer(db, customer);
  await removeMember(db, customer.accountId, customer.id);
}

/** What came with the file no longer leads to people who are as before, or gone. */
async function disown(
  { db, keyring }: JobDeps,
  addresses: ImportJournal['addresses'],
  numbers: ImportJournal['numbers'],
  left: ReadonlySet<string>,
): Promise<void> {
  const keys = await keyring();
  const of = <T extends { readonly customerId: string }>(claims: readonly T[]): readonly T[] =>
    claims.filter(({ customerId }) => !left.has(customerId));
  await inParallel(of(addresses), AT_ONCE, (claim) => disownAddress(db, keys, claim));
  await inParallel(of(numbers), AT_ONCE, (claim) => disownExternalId(db, keys, claim));
}

async function undoCompanies(
  deps: JobDeps,
  { accounts }: ImportJournal,
): Promise<readonly UndoStep<Account>[]> {
  const { db } = deps;
  const notes = grouped(accounts, ({ after }) => after.id);
  const known = await findAccounts(db, [...notes.keys()]);
  const steps = await inParallel([...notes], AT_ONCE, async ([id, own]): Promise<UndoStep<Account>> => {
    const step = undoAccount(own, known.get(id), !(await isEmptyAccount(db, id)));
    if (step.kind !== 'remove') return step;
    const { current } = step;
    if (current !== undefined && !(await removeAccount(db, current))) return changedSince;
    const gone = current ?? own[0]?.after;
    if (gone !== undefined) await clearAccount(db, gone);
    return step;
  });
  const restored = steps.flatMap((step) => (step.kind === 'restore' ? [step.to] : []));
  const lost = await saveAccounts(db, restored, known);
  const members = await inParallel(restored, AT_ONCE, ({ id }) => findMembers(db, id));
  await deps.engagementQueue.sendAll(
    members.flat().map((customerId): EngagementMessage => ({ kind: 'refold', customerId })),
  );
  return steps.map((step) => (step.kind === 'restore' && lost.has(step.to.id) ? changedSince : step));
}

/** Names that the file brought; those of a company that it brought too, and that stays, go on leading there. */
async function forgetNames({ db }: JobDeps, aliases: readonly AccountAlias[]): Promise<void> {
  const known = await findAccounts(db, [...new Set(aliases.map(({ accountId }) => accountId))]);
  const brought = new Set(
    aliases.filter(({ alias, accountId }) => alias === accountId).map(({ accountId }) => accountId),
  );
  await removeAliases(
    db,
    aliases.filter(({ accountId }) => !known.has(accountId) || !brought.has(accountId)),
  );
}
