import type { companyRoutes } from '../../contract/people.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findAccounts, makeAccountsFindable, putAccount } from './account-store.ts';
import { unknownCompany } from './compare-companies.ts';
import { findSpeakers } from './merged-account-store.ts';

/** Somebody takes it upon themselves that a company which a file has barred may be written to again. */
export const liftExclusion =
  ({ db }: Needs<'db'>): Serve<typeof companyRoutes.liftExclusion> =>
  async ({ params: { id }, body: { because } }, caller) => {
    const account = (await findSpeakers(db, await findAccounts(db, [id]))).get(id);
    if (account === undefined) throw unknownCompany(id);
    const { excludedBecause, ...rest } = account;
    const lifted = { ...rest, excluded: false };
    if (!account.excluded) return { account: lifted };
    await makeAccountsFindable(db, [lifted], new Map([[account.id, account]]));
    const outcome = await transact(db, [putAccount(db, lifted)]);
    if (outcome.kind !== 'done') throw meanwhile(account.name);
    caller.changed({
      thing: account.name,
      before: { excluded: true, excludedBecause },
      after: { excluded: false, because },
    });
    return { account: lifted };
  };

const meanwhile = (name: string): UserError =>
  new UserError(409, 'changed', {
    ja: `「${name}」は、ちょうど今ほかの処理で変更されました。内容を確かめて、もう一度お試しください。`,
    en: `"${name}" was changed by something else just now. Look at it, and try again.`,
  });
