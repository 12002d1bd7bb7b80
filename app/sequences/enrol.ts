import type { Dormancy } from '../../domain/audience/dormancy.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { lateStart } from '../../domain/sequences/wave-start.ts';
import { startOf } from '../../domain/sequences/waves.ts';
import { drawnArm, heldUntil, type Arm } from '../../domain/sequences/control-group.ts';
import { isHeld, newEnrolment, stored, type Enrolment } from '../../domain/sequences/enrolment.ts';
import { firstStepOf } from '../../domain/sequences/flow.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import type { AudienceMember } from '../audience/audience-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { putName } from './review/review-store.ts';
import { findEnrolments, putEnrolment } from './campaign-store.ts';

type Deps = Needs<'db' | 'now'>;

const TRIES = 5;

/** Whoever is enrolled, with their company where it is known. */
type Person = Pick<AudienceMember, 'customer'> & {
  readonly account: AudienceMember['account'] | undefined;
};

/** Owners by their ids. */
interface EnrolmentOwners {
  readonly whose?: string | undefined;
  readonly asked?: string | undefined;
}

/**
 * Enrols one customer, by a standing and enrolments read anew: whoever changed them meanwhile is no reason to leave anybody
 * out. Nobody is enrolled in a second campaign at once, unless it was launched so.
 * @param before the enrolment of an earlier round
 * @param owners whose customer it is, and who is asked whether to mail them
 */
export const enrol = (
  deps: Deps,
  campaign: Campaign,
  member: Person,
  dormancy: Extract<Dormancy, { kind: 'dormant' }>,
  settings: Settings,
  before?: Enrolment,
  owners: EnrolmentOwners = {},
): Promise<boolean> =>
  untilWon(`the standing of customer ${member.customer.id}`, TRIES, async () => {
    const at = deps.now().toISOString();
    // The standing guards the enrolments, so it is read before them, and both anew: a scan reads them in the other order.
    const standing = await loadStanding(deps.db, member.customer.id, at);
    const enrolments = await findEnrolments(deps.db, member.customer.id);
    const isTaken = enrolments.some((each) =>
      each.campaignId === campaign.id
        ? each.version !== before?.version
        : (each.state === 'active' || isHeld(each, at)) && campaign.mayOverlap !== true,
    );
    if (isTaken) return false;
    return tryEnrol(deps, campaign, member, standing, dormancy, settings, before, owners);
  });

async function tryEnrol(
  { db, now }: Deps,
  campaign: Campaign,
  { customer, account }: Person,
  standing: Standing,
  dormancy: Extract<Dormancy, { kind: 'dormant' }>,
  { calendar }: Settings,
  before: Enrolment | undefined,
  owners: EnrolmentOwners,
): Promise<true | 'lost'> {
  const at = now();
  const arm = armOf(campaign, before, customer.accountId, at);
  const isControl = arm === 'control';
  const startAt =
    before?.state === 'held'
      ? lateStart(campaign, silentWhenDrawn(dormancy, before, at), customer.id, at.getTime(), calendar)
      : Math.max(Date.parse(startOf(campaign, dormancy.silentDays, customer.id)), at.getTime());
  const enrolment = newEnrolment({
    campaignId: campaign.id,
    customerId: customer.id,
    enrolledAt: at.toISOString(),
    dormancy: dormancy.dormancy,
    round: roundAfter(before),
    sequenceVersion: campaign.sequenceVersion ?? 1,
    at: firstStepOf(campaign.sequence),
    sinceEpochMs: startAt,
    arm,
  });
  const place: Enrolment = isControl
    ? { ...stored(enrolment), state: 'held', heldUntil: heldUntil(at) }
    : stored(enrolment);
  const isFresh = standing.status === 'dormant' || standing.status === 'lost' || standing.status === 'won';
  const status =
    isFresh && !isControl ? ({ status: 'nurturing', statusSince: at.toISOString() } as const) : {};
  const control = isControl ? ({ wasControl: true } as const) : {};
  const outcome = await transact(db, [
    putEnrolment(db, before, place, isControl ? undefined : sendingMoment(startAt, calendar)),
    putStanding(db, standing, { ...standing, ...status, ...control }),
    ...(owners.asked === undefined ? [] : [putName(db, campaign.id, owners.asked, customer.id)]),
    putFact(db, {
      kind: 'enrolled',
      customerId: customer.id,
      at: at.toISOString(),
      id: campaign.id,
      campaignId: campaign.id,
      dormancy: dormancy.dormancy,
      cohort: dayOf(at.getTime(), calendar.timeZone).slice(0, 7),
      industry: customer.industry ?? account?.industry,
      site: customer.site,
      route: customer.acquisitionRoute,
      ownerId: owners.whose,
      accountId: customer.accountId,
      ...(isControl ? {} : { standsAt: enrolment.at }),
      ...(arm === undefined ? {} : { arm, lot: customer.accountId }),
    }),
  ]);
  return outcome.kind === 'done' ? true : 'lost';
}

/** How long the relation had been silent when somebody was drawn, as far as today tells. */
const silentWhenDrawn = (
  { silentDays }: Pick<Extract<Dormancy, { kind: 'dormant' }>, 'silentDays'>,
  { enrolledAt }: Enrolment,
  at: Date,
): number => silentDays - Math.round((at.getTime() - Date.parse(enrolledAt)) / msPerDay);

/** Drawn once: who has been in the control group is mailed when they come again, and compared with nobody. */
function armOf({ control }: Campaign, before: Enrolment | undefined, lot: string, at: Date): Arm | undefined {
  if (control === undefined) return undefined;
  if (before === undefined) return drawnArm(control, lot, at.toISOString());
  return before.arm === 'control' ? 'late' : before.arm;
}

/** Nothing was sent to those who were held: their first round is yet to come. */
function roundAfter(before: Enrolment | undefined): number {
  const round = before?.round ?? 1;
  return before === undefined || before.state === 'held' ? round : round + 1;
}
