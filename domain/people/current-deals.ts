import { daysBetween, type LocalDate } from '../kernel/local-date.ts';

/** What tells whether two accounts of a deal are about the same one. */
export interface KnownDeal {
  readonly dealId: string;
  readonly stage: 'open' | 'won' | 'lost';
  readonly openedOn?: LocalDate | undefined;
  readonly closedOn?: LocalDate | undefined;
  readonly customerId?: string | undefined;
  /** Reported by sales through a handoff; anything else: a file named it. */
  readonly source?: string | undefined;
}

/** Days by which a CRM may date a deal earlier than the report of sales. */
const REPORTED_LATE_DAYS = 30;
/** Two systems may date one event a day or two apart. */
const CLOCKS_APART_DAYS = 2;

/**
 * Each deal once: where a file knows a deal that sales reported as well, the file speaks for it. One deal of a file
 * stands for one report at most, and never for a talk that began after it was over. Any order gives the same answer.
 */
export function currentDeals<T extends KnownDeal>(all: readonly T[]): readonly T[] {
  const byBeginning = (a: T, b: T): number =>
    beginOf(a).localeCompare(beginOf(b)) || a.dealId.localeCompare(b.dealId);
  const filed = all.filter(({ source }) => source !== 'feedback').toSorted(byBeginning);
  const spoken = new Set<T>();
  const reported = all.filter(({ source }) => source === 'feedback').toSorted(byBeginning);
  const left = reported.filter((report) => {
    const same = filed.find((deal) => !spoken.has(deal) && isSameDeal(report, deal));
    if (same !== undefined) spoken.add(same);
    return same === undefined;
  });
  return [...filed, ...left];
}

const beginOf = ({ openedOn, closedOn }: KnownDeal): LocalDate => openedOn ?? closedOn ?? '';

function isSameDeal(report: KnownDeal, deal: KnownDeal): boolean {
  const [reportedOn, begunOn] = [beginOf(report), beginOf(deal)];
  if (reportedOn === '' || begunOn === '') return false;
  if (
    deal.customerId !== undefined &&
    report.customerId !== undefined &&
    deal.customerId !== report.customerId
  )
    return false;
  // The same end may be told long after it; of a talk that goes on, an end that was days before is another deal's.
  const tolerated = report.stage === deal.stage ? REPORTED_LATE_DAYS : CLOCKS_APART_DAYS;
  const isOverBefore =
    deal.stage !== 'open' &&
    deal.closedOn !== undefined &&
    daysBetween(deal.closedOn, reportedOn) > tolerated;
  return !isOverBefore && daysBetween(begunOn, reportedOn) <= REPORTED_LATE_DAYS;
}
