import { findAudienceKnowledge } from '../audience/knowledge-store.ts';
import type { ParsedInput } from '../../contract/route.ts';
import type { sequenceRoutes } from '../../contract/saved-sequences.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import { dryRun, type Planned } from '../../domain/sequences/dry-run.ts';
import { newEnrolment } from '../../domain/sequences/enrolment.ts';
import { firstStepOf } from '../../domain/sequences/flow.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { firstVersion } from '../../domain/sequences/sequence-version.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { addressHash } from '../people/address-store.ts';
import { findRecipient } from '../mail/recipient-store.ts';
import { subjectsFor } from '../mail/render-subjects.ts';
import { lookFactsOf } from '../mail/look-facts.ts';
import { editEffects } from './edit-campaign.ts';
import { findingsOf } from './sequence-findings.ts';
import { findSavedSequence } from './sequence-store.ts';
import { campaignOr404 } from './show-campaigns.ts';
import { findVersions, runOf } from './version-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'linkKeys' | 'publicUrl' | 'now'>;

const campaignId = 'dry-run';

type Try = ParsedInput<typeof sequenceRoutes.trySequence>['body'];

/** What stops it, what one customer would get if the facts stay as they are, and what becomes of those under way. */
export const trySequence =
  (deps: Deps): Serve<typeof sequenceRoutes.trySequence> =>
  async ({ body }) => {
    const { sequence, customerId, campaignId: of, underWay } = body;
    const [settings, saved] = await Promise.all([
      deps.freshSettings(),
      findSavedSequence(deps.db, sequence.id),
    ]);
    const campaign = of === undefined ? undefined : await campaignOr404(deps, of);
    const versions = campaign === undefined ? [] : await findVersions(deps.db, campaign);
    return {
      sequence,
      ...findingsOf(
        sequence,
        settings,
        [...versions, ...(saved === undefined ? [] : [saved])].map((each) => each.sequence),
      ),
      ...(customerId === undefined ? {} : { planned: await planned(deps, settings, customerId, body) }),
      ...(campaign === undefined
        ? {}
        : { edit: await editEffects(deps, runOf(campaign, versions), sequence, underWay) }),
    };
  };

/** The look that sends, run ahead of time. */
async function planned(deps: Deps, settings: Settings, customerId: string, { sequence, days }: Try) {
  const { db } = deps;
  const keys = await deps.keyring();
  const at = deps.now();
  const person = await findRecipient(db, customerId, at.toISOString(), (email) => addressHash(keys, email));
  if (person === 'gone' || person === 'stale') throw unknownCustomer(customerId);
  const fromEpochMs = sendingMoment(at.getTime(), settings.calendar);
  const today = dayOf(fromEpochMs, settings.calendar.timeZone);
  const dormancy = dormancyOf(person, today, settings.dormancy, settings.calendar.timeZone);
  const campaign = triedCampaign(sequence, at.toISOString());
  const enrolment = newEnrolment({
    campaignId,
    customerId,
    enrolledAt: at.toISOString(),
    dormancy: dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed',
    round: 1,
    sequenceVersion: 1,
    at: firstStepOf(sequence),
    sinceEpochMs: fromEpochMs,
  });
  const run = runOf(campaign, [firstVersion(campaign)]);
  const facts = lookFactsOf(person, run, settings, fromEpochMs, {
    acts: [],
    mailIdOf: (key) => key,
    known: await findAudienceKnowledge(deps.db),
  });
  const subjects = await subjectsFor(deps, { person, settings, sequence, dormancy: enrolment.dormancy });
  return dryRun(enrolment, facts, { fromEpochMs, days }).map(({ atEpochMs, untilEpochMs, ...rest }) => ({
    ...rest,
    at: new Date(atEpochMs).toISOString(),
    ...(untilEpochMs === undefined ? {} : { until: new Date(untilEpochMs).toISOString() }),
    ...subjectOf(subjects, rest),
  }));
}

const subjectOf = (
  subjects: ReadonlyMap<string, string>,
  { what, step = '' }: Pick<Planned, 'what' | 'step'>,
) => {
  const subject = what === 'mail' ? subjects.get(step) : undefined;
  return subject === undefined ? {} : { subject };
};

/** A campaign that nobody launched. */
const triedCampaign = (sequence: Sequence, at: string): Campaign => ({
  schemaVersion: 1,
  id: campaignId,
  name: campaignId,
  segment: { id: campaignId, name: { ja: '-', en: '-' }, conditions: [] },
  sequence,
  state: 'running',
  launchedAt: at,
  launchedBy: '',
  isContinuous: false,
  waves: [],
});

const unknownCustomer = (id: string): UserError =>
  new UserError(404, 'unknown-customer', {
    ja: `担当者「${id}」はいません。`,
    en: `There is no customer "${id}".`,
  });
