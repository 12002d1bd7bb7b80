import { inParallel } from '../../platform/in-parallel.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { OptOutRecord } from '../../domain/imports/import-records.ts';
import { withCauses, withoutCause } from '../../domain/people/causes.ts';
import { addressesOf, type Customer } from '../../domain/people/customer.ts';
import { isSameAddress } from '../../domain/people/names.ts';
import { addressHash, forgetRefusal, rememberRefusal, resolveAddresses } from '../people/address-store.ts';
import { findCustomer, loadStanding, putStanding } from '../people/customer-store.ts';
import { instantOf } from '../../domain/kernel/time-zone.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { ImportJournal } from '../../domain/imports/import-undo.ts';
import type { Deps } from './deps.ts';
import type { Journal } from './import-journal.ts';
import type { Changes } from './import-people.ts';

/** The one source of all lists in release 0.4 and before. */
const formerSource = 'import';

/**
 * The source of the refusals that a list brings: each list has its own, so that what one takes back another still refuses.
 * @param list what the file is known by, of its bytes; undefined for a file that was under way when that began
 */
const sourceOf = (list: string | undefined): string =>
  list === undefined ? formerSource : `${formerSource}:${list}`;

/**
 * What a list is known by: the same bytes are the same list, whatever the file is called.
 * @param hash of its bytes, SHA-256 in base64url
 */
export const listIdOf = (hash: string): string => hash.slice(0, 22);

const TRIES = 6;

/** All refusals of the former tool are stored: from now on mails may go out. */
export const declareOptOuts = async ({ db }: Pick<Deps, 'db'>): Promise<void> => {
  await changeSettings(db, () => ({ optOutsDeclared: true }));
};

/** Takes the refusals of the former tool (R19): by address, for people known and unknown. */
export async function importOptOuts(
  deps: Deps,
  records: readonly OptOutRecord[],
  { list, journal }: { readonly list: string | undefined; readonly journal?: Journal | undefined },
): Promise<Changes> {
  const { db } = deps;
  const source = sourceOf(list);
  const keyring = await deps.keyring();
  const { timeZone } = (await deps.settings()).calendar;
  const addresseeOf = await resolveAddresses(
    db,
    keyring,
    records.map(({ email }) => email),
  );
  const isRefusedBy = ({ id }: { readonly id: string }): boolean => id === source;
  const fresh = records.filter(({ email }) => !addresseeOf(email).refusals.some(isRefusedBy));
  await journal?.note({ refused: fresh.map(({ email }) => ({ email, by: source })) });
  const results = await inParallel(records, 16, async ({ email, refusedOn }) => {
    const { customerId, isKnown, refusals } = addresseeOf(email);
    const at =
      refusedOn === undefined
        ? deps.now().toISOString()
        : new Date(instantOf(refusedOn, '12:00', timeZone)).toISOString();
    const cause = { id: source, at, how: 'import' };
    const isRemembered = refusals.some(isRefusedBy);
    if (!isKnown) {
      if (isRemembered) return 'unchanged';
      await transact(db, [rememberRefusal(db, addressHash(keyring, email), cause)]);
      return 'created';
    }
    return untilWon<'created' | 'unchanged'>(`customer ${customerId}`, TRIES, async () => {
      const standing = await loadStanding(db, customerId, at);
      const after = withCauses(standing, { of: 'refused', ...cause });
      if (isRemembered && after === standing) return 'unchanged';
      const outcome = await transact(db, [
        rememberRefusal(db, addressHash(keyring, email), cause),
        putStanding(db, standing, after),
        putFact(db, { kind: 'refused', customerId, at, id: source, how: 'import' }),
      ]);
      return outcome.kind === 'done' ? 'created' : 'lost';
    });
  });
  return {
    created: results.filter((result) => result === 'created').length,
    updated: 0,
    unchanged: results.filter((result) => result === 'unchanged').length,
  };
}

/**
 * Takes a list back that was imported by mistake: of each address only what this list said. Where it said nothing under its own
 * name, what lists of release 0.4 and before said goes, which share one.
 */
export async function takeBackOptOuts(
  deps: Deps,
  records: readonly OptOutRecord[],
  list: string | undefined,
): Promise<Changes> {
  const sources = [sourceOf(list), formerSource];
  const results = await takeBack(
    deps,
    records.map(({ email }) => ({ email, sources })),
  );
  return {
    created: 0,
    updated: results.filter((result) => result === 'updated').length,
    unchanged: results.filter((result) => result === 'unchanged').length,
  };
}

/** Takes back what an import of a list noted: of each address only what this list said first. */
export const undoOptOuts = async (deps: TakingBack, refused: ImportJournal['refused']): Promise<void> =>
  void (await takeBack(
    deps,
    refused.map(({ email, by }) => ({ email, sources: [by] })),
  ));

type TakingBack = Pick<Deps, 'db' | 'keyring' | 'now'>;

/** In earlier releases, whoever came to have an address that refused was given one cause for all who refused it. */
const formerCause = 'address';

/** Whether somebody never had another address: what an address of theirs refused was refused at this one. */
const isOnly = (customer: Customer | undefined, email: string): boolean => {
  const [own, ...others] = customer === undefined ? [] : addressesOf(customer);
  return own !== undefined && others.length === 0 && isSameAddress(own, email);
};

/** Lifts of each address the first of the sources that refuses it. */
async function takeBack(
  deps: TakingBack,
  addresses: readonly { readonly email: string; readonly sources: readonly string[] }[],
): Promise<readonly ('updated' | 'unchanged')[]> {
  const { db, now } = deps;
  const keyring = await deps.keyring();
  const addresseeOf = await resolveAddresses(
    db,
    keyring,
    addresses.map(({ email }) => email),
  );
  return inParallel(addresses, 16, async ({ email, sources }) => {
    const { customerId, isKnown, refusals } = addresseeOf(email);
    const source = sources.find((own) => refusals.some(({ id }) => id === own));
    if (source === undefined) return 'unchanged';
    const forget = forgetRefusal(db, addressHash(keyring, email), source);
    if (!isKnown) {
      await transact(db, [forget]);
      return 'updated';
    }
    return untilWon<'updated'>(`customer ${customerId}`, TRIES, async () => {
      const at = now().toISOString();
      const standing = await loadStanding(db, customerId, at);
      const lifted = withoutCause(standing, 'refused', source);
      const isLast = refusals.length === 1 && isOnly(await findCustomer(db, customerId), email);
      const outcome = await transact(db, [
        forget,
        putStanding(db, standing, isLast ? withoutCause(lifted, 'refused', formerCause) : lifted),
        putFact(db, { kind: 'refusalLifted', customerId, at, id: source }),
      ]);
      return outcome.kind === 'done' ? 'updated' : 'lost';
    });
  });
}
