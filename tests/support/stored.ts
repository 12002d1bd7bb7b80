import type { Rekindle } from './rekindle.ts';
import type { StoredItem } from './dump-tables.ts';

/** The ids of all customers by the address they were imported with. */
export async function idsByAddress(rekindle: Rekindle): Promise<ReadonlyMap<string, string>> {
  const people = (await rekindle.dump()).filter((each) => each['sk'] === 'PROFILE');
  return new Map(people.map((each) => [String(each['email']), String(each['id'])]));
}

export async function idOf(rekindle: Rekindle, address: string): Promise<string> {
  const id = (await idsByAddress(rekindle)).get(address);
  if (id === undefined) throw new Error(`nobody was imported as ${address}`);
  return id;
}

const itemsOf = async (
  rekindle: Rekindle,
  address: string,
  prefix: string,
): Promise<readonly StoredItem[]> => {
  const items = await rekindle.dump();
  const person = items.find((each) => each['sk'] === 'PROFILE' && each['email'] === address);
  return items.filter((each) => each['pk'] === person?.['pk'] && String(each['sk']).startsWith(prefix));
};

/** The mails of somebody as they stand in the outbox. */
export const mailsOf = (rekindle: Rekindle, address: string): Promise<readonly StoredItem[]> =>
  itemsOf(rekindle, address, 'MAIL#');

/** Where somebody stands in his campaign. */
export const stepOf = async (rekindle: Rekindle, address: string): Promise<StoredItem | undefined> =>
  (await itemsOf(rekindle, address, 'ENROLMENT#')).at(-1);

/** Every item but the lines of the audit log and the list of imports, which tell of each write, whatever it changed. */
export const dumpButAudit = async ({ dump }: Pick<Rekindle, 'dump'>) =>
  (await dump()).filter(({ pk }) => pk !== 'AUDIT' && pk !== 'IMPORTS');
