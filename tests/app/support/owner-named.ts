import { listOwners } from '../../../app/people/owner-store.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import type { World } from './world.ts';

/** The salesperson of a name. */
export async function ownerNamed({ deps }: Pick<World, 'deps'>, name: string): Promise<Owner> {
  const owner = (await listOwners(deps.db)).find((each) => each.name === name);
  if (owner === undefined) throw new Error(`no salesperson is called ${name}`);
  return owner;
}
