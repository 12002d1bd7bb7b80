import { withCauses } from '../../domain/people/causes.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { findCustomer, loadStanding, putStanding } from '../people/customer-store.ts';
import { rememberRefusal } from '../people/address-store.ts';
import { putCase } from '../people/case-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { type Database, type Write } from '../../platform/dynamodb/database.ts';
import { addressHash } from '../people/address-store.ts';
import { queueMail } from '../mail/mail-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { RawEngagement } from '../../domain/engagement/engagement.ts';
import { countedAt } from '../../domain/interest/contribution.ts';
import { laterOf } from '../../domain/kernel/local-date.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Customer } from '../../domain/people/customer.ts';
import type { OpenCase } from '../../domain/people/open-case.ts';
import type { Standing } from '../../domain/people/standing.ts';
import { queuedMail } from '../../domain/mail/mail.ts';

const TRIES = 6;

/**
 * What an inquiry or reply means for the relation: a two-way contact (R1), a refusal, or a case for support,
 * which is told at once and keeps the customer out of campaigns (R14). What was asked long before we got it (an imported
 * list) is history: a contact on its day, and nothing to be done.
 */
export const handleInquiry =
  (db: Database, keyring: () => Promise<Keyring>, { calendar, model }: Settings) =>
  async (act: RawEngagement): Promise<void> => {
    if (act.kind !== 'inquiry' && act.kind !== 'reply') return;
    if (act.kind === 'inquiry' && ['recruiting', 'sales'].includes(act.inquiry)) return;
    // A link of a preview or a test mail belongs to nobody.
    const customer = await findCustomer(db, act.customerId);
    if (customer === undefined) return;
    await untilWon(`the standing of customer ${act.customerId}`, TRIES, async () => {
      const standing = await loadStanding(db, act.customerId, act.receivedAt);
      const isHistory = Date.parse(act.receivedAt) - Date.parse(act.occurredAt) > model.holdDays * 86_400_000;
      const matter = matterOf(act, isHistory);
      const after = contactedBy(standing, act, dayOf(countedAt(act), calendar.timeZone), matter);
      const isNew = after.causes !== standing.causes;
      const opened =
        matter === undefined || !isNew
          ? []
          : [putCase(db, { customerId: customer.id, id: act.id, at: act.receivedAt, matter })];
      const forward = !isHistory && isForPeople(act) ? [forwardToPeople(db, act)] : [];
      if (isSame(after, standing) && forward.length === 0) return undefined;
      const refusal = refusesMails(act) && isNew ? refusalWrites(db, await keyring(), customer, act) : [];
      const outcome = await transact(db, [
        putStanding(db, standing, after),
        ...forward,
        ...refusal,
        ...opened,
      ]);
      // A forward that stands already means that this act was handled before.
      const isHandled = outcome.kind === 'done' || (forward.length > 0 && outcome.failed.includes(1));
      return isHandled ? undefined : 'lost';
    });
  };

/** Why mails wait until a person has looked, if they do: where the customer may have refused, or has a case for support. */
function matterOf(
  act: Extract<RawEngagement, { kind: 'inquiry' | 'reply' }>,
  isHistory: boolean,
): OpenCase['matter'] | undefined {
  if (refusesMails(act)) return undefined;
  if (act.kind === 'reply')
    return act.doubt === 'refusal' || act.doubt === 'garbled' || act.doubt === 'unproven'
      ? act.doubt
      : undefined;
  if (act.isUnproven === true || isHistory) return undefined;
  if (act.doubt !== undefined) return 'refusal';
  return act.inquiry === 'support' ? 'support' : undefined;
}

function contactedBy(
  standing: Standing,
  act: Extract<RawEngagement, { kind: 'inquiry' | 'reply' }>,
  day: string,
  matter: OpenCase['matter'] | undefined,
): Standing {
  // An act may be imported, or come late: a contact never becomes older than one that is known.
  const contacted: Standing = { ...standing, lastTwoWayOn: laterOf(standing.lastTwoWayOn, day) };
  if (refusesMails(act))
    return withCauses(contacted, { of: 'refused', id: act.id, at: act.receivedAt, how: act.kind });
  if (matter !== undefined)
    return withCauses(contacted, { of: 'openSupport', id: act.id, at: act.receivedAt });
  // Nobody may have written what is no person's words; anybody may type an address into an open form.
  const isNobodys = act.kind === 'reply' ? act.doubt !== undefined : act.isUnproven === true;
  return isNobodys ? standing : contacted;
}

/** An open form refuses for nobody: anybody may type an address. */
const refusesMails = (act: Extract<RawEngagement, { kind: 'inquiry' | 'reply' }>): boolean =>
  act.refuses === true && (act.kind === 'reply' || act.isUnproven !== true);

/** A refusal in a reply or a form is one like any other: a fact, and kept with the address. */
const refusalWrites = (
  db: Database,
  keyring: Keyring,
  { id, email }: Customer,
  { receivedAt: at, id: actId, kind: how }: RawEngagement,
): readonly Write[] => [
  putFact(db, { kind: 'refused', customerId: id, at, id: actId, how }),
  ...(email === undefined ? [] : [rememberRefusal(db, addressHash(keyring, email), { id: actId, at, how })]),
];

/** What no salesperson gets: for support, of no kind, or a reply that a person has to read first. */
const isForPeople = (act: Extract<RawEngagement, { kind: 'inquiry' | 'reply' }>): boolean =>
  act.kind === 'inquiry' ? ['support', 'other'].includes(act.inquiry) : act.doubt !== undefined;

/** Support answers what is for support; marketing passes on what fits no kind. */
const forwardToPeople = (db: Database, act: RawEngagement): Write =>
  queueMail(
    db,
    queuedMail(
      `support-${act.id}`,
      act.customerId,
      { kind: 'supportForward', engagementId: act.id },
      act.receivedAt,
    ),
    Date.parse(act.receivedAt),
  );
