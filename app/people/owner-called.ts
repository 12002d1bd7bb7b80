import { ownerCalled } from '../../domain/handoffs/route/choose-owner.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { UserError } from '../../platform/user-error.ts';

/** The salesperson of a name; a clear error where there is none, or several share it. */
export function calledOr404(owners: readonly Owner[], name: string): Owner {
  const owner = ownerCalled(owners, name);
  if (owner !== undefined) return owner;
  throw new UserError(404, 'unknown-owner', {
    ja: `営業担当者「${name}」が見つからないか、同じ姓の方が複数います。氏名で指定してください。rekindle owner list で一覧を見られます。`,
    en: `There is no salesperson "${name}", or several share the name. Give the full name; see rekindle owner list.`,
  });
}
