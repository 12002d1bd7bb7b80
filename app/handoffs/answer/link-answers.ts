import type { AnswerAction } from '../../../contract/answer-words.ts';
import type { handoffRoutes } from '../../../contract/handoffs.ts';
import { isOpen, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { escalationAddress } from '../../../domain/handoffs/route/manager-of.ts';
import type { Needs } from '../../kernel/deps.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { hasOneOf } from '../../kernel/check-access.ts';
import type { Serve } from '../../kernel/serve-routes.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findMember } from '../../members/member-store.ts';
import { handoffUrl, managerUrl } from '../handoff-urls.ts';
import { handoffByCode } from '../show-handoffs.ts';
import { hasProgress } from './sales-context.ts';

/**
 * The pages on which a handoff is answered, those that its mail leads to: for whoever owns it, and for managers the one
 * on which it is given to somebody else. A link is a right to answer in its owner's name, so nobody else is told it.
 */
export const linkAnswers =
  (deps: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl'>): Serve<typeof handoffRoutes.linkAnswers> =>
  async ({ params }, { memberId, roles }) => {
    const handoff = await handoffByCode(deps.db, params.code);
    const { id, ownerId, customerId } = handoff;
    const member = memberId === undefined ? undefined : await findMember(deps.db, memberId);
    const [keys, customer] = await Promise.all([deps.linkKeys(), findCustomer(deps.db, customerId)]);
    const isOwner = member?.ownerId === ownerId;
    const links = [
      ...(isOwner
        ? ownersActions(handoff, customer?.noCall !== true).map((action) => ({
            action,
            url: handoffUrl(keys, deps.publicUrl, id, ownerId, action),
          }))
        : []),
      ...(hasOneOf(['admin', 'manager'], roles) && isOpen(handoff)
        ? [
            {
              action: 'manage' as const,
              url: managerUrl(keys, deps.publicUrl, handoff, await managedAt(deps, ownerId), 'manage'),
            },
          ]
        : []),
    ];
    return { ownerId, links };
  };

async function managedAt({ db, settings }: Needs<'db' | 'settings'>, ownerId: string): Promise<string> {
  const [owners, company] = await Promise.all([listOwners(db), settings()]);
  const owner = owners.find(({ id }) => id === ownerId);
  return owner === undefined ? company.marketingAddress : escalationAddress(owner, owners, company);
}

/** What its owner may answer now, in the order of the mail's buttons. */
function ownersActions(handoff: Handoff, mayCall: boolean): readonly AnswerAction[] {
  const isAccepted = handoff.acceptedAt !== undefined;
  const progress: readonly AnswerAction[] = isAccepted && hasProgress(handoff) ? ['progress'] : [];
  if (!isOpen(handoff)) return progress;
  return [
    ...(isAccepted ? [] : (['accept'] as const)),
    'promise',
    ...(mayCall ? (['notReached'] as const) : []),
    'report',
    ...(handoff.desk === 'insideSales' ? (['tossUp'] as const) : []),
    ...progress,
    'decline',
  ];
}
