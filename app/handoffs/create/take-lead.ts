import { isInTalks } from '../../../domain/audience/dormancy.ts';
import { accepted, raised } from '../../../domain/handoffs/answer/effects.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { heldAnew, holdsOf } from '../../../domain/people/causes.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import type { leadRoutes } from '../../../contract/interest.ts';
import { leaders } from '../../../contract/route.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import { UserError } from '../../../platform/user-error.ts';
import type { Needs } from '../../kernel/deps.ts';
import { hasOneOf } from '../../kernel/check-access.ts';
import type { Caller, Serve } from '../../kernel/serve-routes.ts';
import { findMember } from '../../members/member-store.ts';
import { putStanding } from '../../people/customer-store.ts';
import { calledOr404 } from '../../people/owner-called.ts';
import { listOwners } from '../../people/owner-store.ts';
import { whoseCustomer } from '../../people/whose-customer.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import { findHandoffOf, handoffWrites } from '../handoff-store.ts';
import { describeHandoff } from './describe-handoff.ts';
import type { Lead } from './lead.ts';
import { findHolder, loadLead } from './load-lead.ts';
import { endWaiting } from './waiting-store.ts';

type Deps = Needs<'db' | 'settings' | 'keyring' | 'now'>;
const TRIES = 6;

/**
 * Somebody in sales calls a customer whom nothing has handed over yet, warm ones first of all: a handoff of their own that
 * is accepted already. What the call brings is reported on it as on any other, and learned from: without calls below
 * the threshold nothing is known of those below it.
 */
export const takeLead =
  (deps: Deps): Serve<typeof leadRoutes.takeLead> =>
  async ({ params: { id }, body }, caller) => {
    const owner = await callingOwner(deps, caller, body.owner);
    return untilWon(`the call of customer ${id}`, TRIES, async () => {
      const lead = await loadLead(deps, id);
      if (lead === undefined || !(await mayTake(deps, caller, lead, owner))) throw unknownLead;
      const held = await findHolder(deps.db, lead);
      if (held === undefined) return open(deps, lead, owner);
      const handoff = await findHandoffOf(deps.db, held.customerId, held.handoffId);
      if (handoff === undefined) return 'lost';
      if (handoff.customerId === lead.customer.id && handoff.ownerId === owner.id)
        return { code: handoff.code };
      throw inHand(handoff, (await listOwners(deps.db)).find((each) => each.id === handoff.ownerId)?.name);
    });
  };

async function callingOwner({ db }: Deps, { memberId, roles }: Caller, name?: string): Promise<Owner> {
  const owners = await listOwners(db);
  if (name !== undefined && hasOneOf(leaders, roles)) return calledOr404(owners, name);
  const member = memberId === undefined ? undefined : await findMember(db, memberId);
  const own = owners.find(({ id, retired }) => id === member?.ownerId && !retired);
  if (own === undefined) throw noOwner;
  return own;
}

/** Sales takes its own alone, also where another role shows it all. */
const mayTake = async (
  { db }: Deps,
  { roles }: Caller,
  { customer, account }: Lead,
  owner: Owner,
): Promise<boolean> =>
  hasOneOf(leaders, roles) || (await whoseCustomer(db)).ownerOf(customer, account).ownerId === owner.id;

async function open(deps: Deps, lead: Lead, owner: Owner): Promise<{ readonly code: string } | 'lost'> {
  const { db } = deps;
  const { customer, standing, settings } = lead;
  const now = deps.now().toISOString();
  const refusal = whyNot(lead, dayOf(Date.parse(now), settings.calendar.timeZone));
  if (refusal !== undefined) throw refusal;
  const handoffId = (await deps.keyring()).idOf('handoff', `${customer.id}.taken.${standing.version}`);
  const described = await describeHandoff(
    deps,
    lead,
    { at: now, id: `taken-${handoffId}` },
    { handoffId, choice: { owner, because: 'taken' }, isRequest: false },
  );
  // No deed decided it, so nothing of what comes of it is evidence for one.
  const handoff = accepted({ ...described, desk: 'field', evidenceKey: undefined }, now);
  const outcome = await transact(db, [
    ...handoffWrites(db, undefined, handoff, settings),
    putStanding(db, standing, raised(heldAnew(standing, handoffId, now), 'sal', now)),
    ...(await endWaiting(db, customer.id)),
    putFact(db, {
      kind: 'handoffCreated',
      customerId: customer.id,
      at: now,
      id: handoffId,
      handoffId,
      rank: handoff.rank,
      ownerId: owner.id,
    }),
  ]);
  return outcome.kind === 'lost' ? 'lost' : { code: handoff.code };
}

/** What forbids a call. That the customer said "not now" does not: the salesperson knows better when to call. */
function whyNot({ customer, account, standing, settings }: Lead, today: string): UserError | undefined {
  const { neverContact, leftCompany, wrongPerson } = holdsOf(standing);
  if (neverContact || customer.noCall)
    return refused('no-calls', {
      ja: 'この方は連絡（電話）をお断りになっています。電話はできません。',
      en: 'This person does not want to be called: no call can be recorded.',
    });
  if (leftCompany || wrongPerson)
    return refused('not-there', {
      ja: 'この方は退職・異動されたか、担当ではないと報告されています。同じ会社の別の方を選んでください。',
      en: 'This person has left, or is not the one in charge. Choose somebody else of the company.',
    });
  return isInTalks({ customer, account, standing }, today, settings.dormancy, settings.calendar.timeZone)
    ? refused('in-talks', {
        ja: 'この会社とはすでに商談中です。商談の記録に書いてください。',
        en: 'There is an open deal with this company: write to its record.',
      })
    : undefined;
}

const refused = (code: string, text: Readonly<Record<Locale, string>>): UserError =>
  new UserError(409, code, text);

const inHand = ({ code }: Handoff, ownerName = ''): UserError =>
  refused('in-hand', {
    ja: `この会社（拠点）は、すでに${ownerName === '' ? '別の方' : `${ownerName}さん`}が対応中です（受付番号 ${code}）。結果はその引き渡しで報告してください。`,
    en: `${ownerName === '' ? 'Somebody else' : ownerName} has this site in hand (${code}). Report on that handoff.`,
  });

const noOwner = refused('no-owner', {
  ja: '営業担当者として登録されていないため、引き受けられません。営業担当の利用者で開くか、rekindle lead take ID --owner 氏名 で担当者を指定してください。',
  en: 'You are not one of the salespeople. Sign in as one, or name one: rekindle lead take ID --owner NAME.',
});

const unknownLead = new UserError(404, 'unknown-customer', {
  ja: 'この担当者は見つからないか、あなたの担当ではありません。',
  en: 'There is no such customer, or it is not yours.',
});
