import type { ParsedInput } from '../../contract/route.ts';
import type { sequenceRoutes } from '../../contract/saved-sequences.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import { dryRun } from '../../domain/sequences/dry-run.ts';
import type { PlacedEnrolment } from '../../domain/sequences/enrolment.ts';
import { flowOf } from '../../domain/sequences/flow.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { firstVersion, walked } from '../../domain/sequences/sequence-version.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { addressHash } from '../people/address-store.ts';
import { findRecipient } from '../mail/recipient-store.ts';
import { lookFactsOf } from '../mail/look-facts.ts';
import { editEffects } from './edit-campaign.ts';
import { findingsOf } from './saved-sequences.ts';
import { campaignOr404 } from './show-campaigns.ts';
import { findVersions } from './version-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'now'>;

const campaignId = 'dry-run';

type Try = ParsedInput<typeof sequenceRoutes.trySequence>['body'];

/** What stops it, what one customer would get if the facts stay as they are, and what becomes of those under way. */
export const trySequence =
  (deps: Deps): Serve<typeof sequenceRoutes.trySequence> =>
  async ({ body }) => {
    const { sequence, customerId, campaignId: of, underWay } = body;
    const settings = await deps.freshSettings();
    const versions = of === undefined ? [] : await findVersions(deps.db, await campaignOr404(deps, of));
    return {
      ...findingsOf(
        sequence,
        settings,
        versions.map((each) => each.sequence),
      ),
      ...(customerId === undefined ? {} : { planned: await planned(deps, settings, customerId, body) }),
      ...(of === undefined ? {} : { edit: await editEffects(deps, of, sequence, underWay) }),
    };
  };

/** The look that sends, run ahead of time. */
async function planned(
  { db, keyring, now }: Deps,
  settings: Settings,
  customerId: string,
  { sequence, days }: Try,
) {
  const keys = await keyring();
  const at = now();
  const person = await findRecipient(db, customerId, at.toISOString(), (email) => addressHash(keys, email));
  if (person === 'gone' || person === 'stale') throw unknownCustomer(customerId);
  const fromEpochMs = sendingMoment(at.getTime(), settings.calendar);
  const today = dayOf(fromEpochMs, settings.calendar.timeZone);
  const dormancy = dormancyOf(person, today, settings.dormancy);
  const campaign = triedCampaign(sequence, at.toISOString());
  const enrolment: PlacedEnrolment = {
    schemaVersion: 1,
    campaignId,
    customerId,
    enrolledAt: at.toISOString(),
    dormancy: dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed',
    state: 'active',
    round: 1,
    sequenceVersion: 1,
    at: flowOf(sequence).first,
    sinceEpochMs: fromEpochMs,
    path: [],
    version: 0,
  };
  const run = { campaign, versions: [walked(firstVersion(campaign))] };
  const facts = lookFactsOf(person, run, settings, fromEpochMs, { acts: [], mailIdOf: (key) => key });
  return dryRun(enrolment, facts, { fromEpochMs, days }).map(({ atEpochMs, untilEpochMs, ...rest }) => ({
    ...rest,
    at: new Date(atEpochMs).toISOString(),
    ...(untilEpochMs === undefined ? {} : { until: new Date(untilEpochMs).toISOString() }),
  }));
}

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
