import type { LocalDate } from '../kernel/local-date.ts';
import type { Person } from './dormancy.ts';

/** Whole months until the month in which the fiscal year ends: 0 in that month. */
export function monthsToYearEnd({ customer, account }: Person, today: LocalDate): number | undefined {
  const endsIn = customer.fiscalYearEndMonth ?? account.fiscalYearEndMonth;
  return endsIn === undefined ? undefined : (endsIn - Number(today.slice(5, 7)) + 12) % 12;
}

/** The first day after the fiscal year that runs today: from then on a new budget is spent. */
export function budgetFrom(person: Person, today: LocalDate): LocalDate | undefined {
  const months = monthsToYearEnd(person, today);
  if (months === undefined) return undefined;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 10);
}
