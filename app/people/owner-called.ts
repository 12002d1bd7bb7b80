import { ownerCalled } from '../../domain/handoffs/route/choose-owner.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { UserError } from '../../platform/user-error.ts';

/** The salesperson of a name or an address; a clear error where there is none, or several share it. */
export function calledOr404(owners: readonly Owner[], name: string): Owner {
  const owner = ownerCalled(owners, name);
  if (owner !== undefined) return owner;
  throw new UserError(404, 'unknown-owner', {
    ja: `営業担当者「${name}」が見つからないか、同じ名前の方が複数います。氏名（同姓同名のときはメールアドレス）で指定してください。rekindle owner list で一覧を見られます。`,
    en: `There is no salesperson "${name}", or several share the name. Give the full name, or the address where two have the same; see rekindle owner list.`,
  });
}

/** What leads to this owner and nobody else: the name, else the address. */
export const calledAlone = (owner: Owner, owners: readonly Owner[]): string =>
  ownerCalled(owners, owner.name) === owner ? owner.name : (owner.email ?? owner.name);
