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
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { addressHash } from '../people/address-store.ts';
import { findRecipient } from '../mail/recipient-store.ts';
import { lookFactsOf } from '../mail/look-facts.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'now'>;

const campaignId = 'dry-run';

/** What one customer would get, if the facts stay as they are: the look that sends, run ahead of time. */
export const dryRunSequence =
  ({ db, freshSettings, keyring, now }: Deps): Serve<typeof sequenceRoutes.dryRunSequence> =>
  async ({ body: { sequence, customerId, days } }) => {
    const [settings, keys] = await Promise.all([freshSettings(), keyring()]);
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
    return {
      customerId,
      planned: dryRun(enrolment, facts, { fromEpochMs, days }).map(
        ({ atEpochMs, untilEpochMs, ...rest }) => ({
          ...rest,
          at: new Date(atEpochMs).toISOString(),
          ...(untilEpochMs === undefined ? {} : { until: new Date(untilEpochMs).toISOString() }),
        }),
      ),
    };
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
