import { findAccount } from '../../people/account-store.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { listOwners } from '../../people/owner-store.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import type { OwnerChoice } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { FeedbackEffects } from '../../../domain/handoffs/answer/effects.ts';
import { isSenior } from '../../../domain/interest/fit.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { clocksFor, rankedBy, storedClocks } from '../../../domain/handoffs/rank.ts';
import { confirmedCount } from '../../../domain/people/bant.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { routeHandoff } from './route-handoff.ts';

/**
 * Gives a handoff to somebody else, with clocks from now; where there is nobody, it stays as it is. Field sales gets what
 * inside sales heard with a rank that follows from it.
 */
export async function passOn(
  db: Database,
  { handoff, standing }: { readonly handoff: Handoff; readonly standing: Standing },
  how: NonNullable<FeedbackEffects['passesOn']>,
  settings: Settings,
  now: Date,
): Promise<Handoff> {
  const [customer, account] = await Promise.all([
    findCustomer(db, handoff.customerId),
    findAccount(db, handoff.accountId),
  ]);
  if (customer === undefined || account === undefined) return handoff;
  const choice =
    how.how === 'named'
      ? await named(db, how.to)
      : await routeHandoff(
          db,
          {
            customer,
            account,
            desk: handoff.desk,
            // Somebody waits for this lead already: it does not queue up again.
            isRequest: true,
            without: how.how === 'relieved' ? handoff.ownerId : undefined,
          },
          settings,
          now,
        );
  if (choice.kind !== 'chosen' || choice.owner.id === handoff.ownerId) return handoff;
  const rules = settings.handoffRules;
  const ranked =
    how.how === 'tossedUp'
      ? rankedBy(
          {
            temperature: handoff.decided?.temperature ?? 'hot',
            isRequest: handoff.isRequest,
            bant: standing.bant ?? {},
            isSenior: isSenior(customer.title, settings.model.fitRules.alsoSenior),
            askedInWebinar: false,
            unansweredCallDays: [],
          },
          rules,
        )
      : undefined;
  const rank = ranked?.rank ?? handoff.rank;
  const temperature = handoff.decided?.temperature ?? 'hot';
  const clocks = clocksFor(rank, temperature, now.getTime(), settings.calendar, rules);
  return {
    ...handoff,
    ownerId: choice.owner.id,
    desk: choice.owner.role === 'insideSales' ? 'insideSales' : 'field',
    rank,
    state: 'open',
    ownedSince: now.toISOString(),
    acceptedAt: undefined,
    promisedAt: undefined,
    promisedWay: undefined,
    firstContactAt: undefined,
    reportedAt: undefined,
    ...storedClocks(clocks),
    decided: {
      rules: rules.version,
      temperature,
      rankedBecause: ranked?.because ?? handoff.decided?.rankedBecause ?? 'hot',
      routedBecause: choice.because,
      bantConfirmed: confirmedCount(standing.bant ?? {}),
    },
  };
}

async function named(db: Database, ownerId: string): Promise<OwnerChoice> {
  const owner = (await listOwners(db)).find(({ id }) => id === ownerId);
  return owner?.email === undefined ? { kind: 'nobody' } : { kind: 'chosen', owner, because: 'reassigned' };
}
