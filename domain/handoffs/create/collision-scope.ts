import type { Account, Customer } from '../../people/customer.ts';
import type { HandoffRules } from '../handoff-rules.ts';
import { companyKey } from '../../people/names.ts';

/**
 * Within which part of a customer's company only one handoff is open (R13): its site; in a large company without sites,
 * the department; the whole company, or the whole group, where the rules say so.
 * @param people how many people of the company are known
 */
export function collisionScope(
  { site, department }: Customer,
  { name, parentName }: Account,
  people: number,
  { collisions, departmentsFromPeople }: HandoffRules,
): string {
  switch (collisions) {
    case 'group':
      return `group:${companyKey(parentName ?? name)}`;
    case 'account':
      return wholeCompany;
    case 'site':
      if (site !== undefined) return site;
      return people >= departmentsFromPeople && department !== undefined
        ? `department:${department.normalize('NFKC').replace(/\s/g, '')}`
        : wholeCompany;
    default:
      return collisions satisfies never;
  }
}

const wholeCompany = '-';
