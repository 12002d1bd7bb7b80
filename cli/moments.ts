import { routes } from '../contract/api.ts';
import { formatFullMoment, formatMoment } from '../contract/format.ts';
import type { Context } from './context.ts';

/** Writes ISO instants in the company's zone. */
export type Moment = (iso: string | undefined) => string;

/** Asks the API for the company's zone, once per command. */
export async function momentsOf({ api, locale }: Context): Promise<Moment> {
  const { calendar } = await api.call(routes.showSettings, {});
  const thisYear = new Date().getUTCFullYear();
  return (iso) => {
    if (iso === undefined) return '-';
    const at = Date.parse(iso);
    const write = new Date(at).getUTCFullYear() === thisYear ? formatMoment : formatFullMoment;
    return write(at, calendar.timeZone, locale);
  };
}
