import type { Customer } from '../../domain/people/customer.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { moveHandoff } from '../handoffs/move-handoff.ts';
import { moveMember, saveMembers } from '../people/account-store.ts';
import { claimAddresses, type Addressee } from '../people/address-store.ts';
import { makeFindable, putCustomer, saveCustomers } from '../people/customer-store.ts';
import { claimExternalIds } from '../people/external-id-store.ts';
import type { Deps } from './deps.ts';

/**
 * Writes people who are new or changed. What leads to them (address, number, membership) comes first: the profile is the
 * mark that nothing is to be done, so whatever broke off is done again. Who moves to another company does so in one
 * transaction, with the handoff that he heads. Answers the ids of those whom somebody else wrote meanwhile.
 */
export async function savePeople(
  deps: Deps,
  changed: readonly Customer[],
  known: ReadonlyMap<string, Customer>,
  addresseeOf: (email: string) => Addressee,
): Promise<ReadonlySet<string>> {
  const { db } = deps;
  const keyring = await deps.keyring();
  const from = (customer: Customer): string | undefined => known.get(customer.id)?.accountId;
  const isMoving = (customer: Customer): boolean =>
    from(customer) !== undefined && from(customer) !== customer.accountId;
  const staying = changed.filter((customer) => !isMoving(customer));
  await saveMembers(
    db,
    staying.filter(({ id }) => !known.has(id)).map(({ accountId, id }) => ({ accountId, customerId: id })),
  );
  const { addresses, numbers } = newKeysOf(changed, known, addresseeOf);
  await claimAddresses(db, keyring, addresses);
  await claimExternalIds(db, keyring, numbers);
  const lost = await saveCustomers(db, staying, known);
  const moving = changed.filter(isMoving);
  await makeFindable(db, moving, known);
  const moved = await inParallel(moving, 8, async (customer) => {
    const outcome = await transact(db, [
      putCustomer(db, customer),
      ...moveMember(db, customer.id, from(customer) ?? '', customer.accountId),
      ...(await moveHandoff(deps, true)(customer)),
    ]);
    return outcome.kind === 'done' ? undefined : customer.id;
  });
  return new Set([...lost, ...moved.filter((id) => id !== undefined)]);
}

/** What leads to people who are new or changed, and did not before. */
const newKeysOf = (
  changed: readonly Customer[],
  known: ReadonlyMap<string, Customer>,
  addresseeOf: (email: string) => Addressee,
) => ({
  addresses: changed.flatMap(({ id, email }) =>
    email === undefined || addresseeOf(email).isKnown ? [] : [{ email, customerId: id }],
  ),
  numbers: changed.flatMap(({ id, externalId }) =>
    externalId === undefined || known.get(id)?.externalId === externalId
      ? []
      : [{ externalId, customerId: id }],
  ),
});

/** Of these, what leads to somebody for the first time: an address that was theirs before is claimed again, in case that broke off. */
export function freshKeysOf(...given: Parameters<typeof newKeysOf>): ReturnType<typeof newKeysOf> {
  const [, known] = given;
  const { addresses, numbers } = newKeysOf(...given);
  const isTheirs = ({ email, customerId }: (typeof addresses)[number]): boolean => {
    const before = known.get(customerId);
    return [before?.email, ...(before?.formerEmails ?? [])].includes(email);
  };
  return { addresses: addresses.filter((claim) => !isTheirs(claim)), numbers };
}
