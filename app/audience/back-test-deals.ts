import { dormancyRoutes } from '../../contract/dormancy.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { backTest, type DealHistory } from '../../domain/audience/back-test.ts';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { currentDeals } from '../../domain/people/current-deals.ts';
import type { Deal } from '../../domain/people/relationship.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { sampleDeals } from '../people/sample-deals.ts';
import { listCampaigns } from '../sequences/campaign-store.ts';
import { beginBackTest, findBackTest, keepBackTest } from './back-test-store.ts';

/** What the past says of silence, as it was counted last. */
export const showBackTest =
  ({ db }: Needs<'db'>): Serve<typeof dormancyRoutes.showBackTest> =>
  async () => {
    const found = await findBackTest(db);
    if (found === undefined) return { state: 'never' };
    const { run, kept } = found;
    return {
      state: kept?.run === run ? 'counted' : 'counting',
      startedAt: run,
      ...(kept === undefined ? {} : { countedAt: kept.run, result: kept.result }),
    };
  };

/** Counts it anew, in the background. */
export const countBackTest =
  ({
    db,
    now,
    audienceQueue,
  }: Needs<'db' | 'now' | 'audienceQueue'>): Serve<typeof dormancyRoutes.countBackTest> =>
  async () => {
    const startedAt = now().toISOString();
    await beginBackTest(db, startedAt);
    await audienceQueue.sendAll([{ kind: 'backTest', run: startedAt } satisfies AudienceMessage]);
    return { startedAt };
  };

/**
 * Takes the message: of up to ten thousand companies with deals, what silence foretold. Only the time before the first
 * campaign is looked at: later nobody came back without our mails having had a part in it, and to leave out whoever was
 * mailed would leave out those who stayed away.
 */
export const takeBackTest =
  ({ db, settings, now }: Needs<'db' | 'settings' | 'now'>) =>
  async ({ run }: Extract<AudienceMessage, { kind: 'backTest' }>): Promise<number> => {
    const { timeZone } = (await settings()).calendar;
    const histories = await sampleDeals(db, historyOf);
    const launches = (await listCampaigns(db)).map(({ launchedAt }) =>
      dayOf(Date.parse(launchedAt), timeZone),
    );
    const today = dayOf(now().getTime(), timeZone);
    await keepBackTest(db, run, backTest(histories, lastDay(histories, today, launches)));
    return histories.length;
  };

function historyOf(all: readonly Deal[]): DealHistory {
  const deals = currentDeals(all);
  const daysOf = (stage: Deal['stage']): readonly LocalDate[] =>
    [
      ...new Set(deals.filter((deal) => deal.stage === stage).flatMap(({ closedOn }) => closedOn ?? [])),
    ].toSorted();
  return { won: daysOf('won'), lost: daysOf('lost') };
}

/** A file of last month knows nothing of this one: the newest deal ends what is known. */
function lastDay(
  histories: readonly DealHistory[],
  today: LocalDate,
  launches: readonly LocalDate[],
): LocalDate {
  const newest = histories
    .flatMap(({ won, lost }) => [won.findLast((day) => day <= today), lost.findLast((day) => day <= today)])
    .reduce<LocalDate>((last, day) => (day !== undefined && day > last ? day : last), '');
  const first = launches.toSorted()[0];
  return (
    [newest === '' ? today : newest, ...(first === undefined ? [] : [addDays(first, -1)])].toSorted()[0] ??
    today
  );
}
