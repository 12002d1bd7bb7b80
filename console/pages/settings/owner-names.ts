import type { Answer } from '../../data/call-api.ts';

type Owner = Answer<'listOwners'>['owners'][number];

/** What leads to this salesperson and to nobody else: the name, or where two have the same the address. */
export const calledAlone = (owner: Owner, all: readonly Owner[]): string =>
  isNamesake(owner, all) ? (owner.email ?? owner.name) : owner.name;

/** The name, with the address where two have the same. */
export const toldApart = (owner: Owner, all: readonly Owner[]): string =>
  isNamesake(owner, all) ? `${owner.name} (${owner.email ?? owner.id})` : owner.name;

const isNamesake = ({ id, name }: Owner, all: readonly Owner[]): boolean =>
  all.some((each) => each.id !== id && folded(each.name) === folded(name));

const folded = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
