import { formatMoment } from '../templates/format.ts';
import { settingsAnswer } from './answers.ts';
import type { Context } from './context.ts';

/** Writes ISO instants in the company's zone. */
export type Moment = (iso: string | undefined) => string;

/** Asks the API for the company's zone, once per command. */
export async function momentsOf({ api, locale }: Context): Promise<Moment> {
  const { calendar } = await api.call({ method: 'GET', path: '/settings' }, settingsAnswer);
  return (iso) =>
    iso === undefined ? '-' : formatMoment(Date.parse(iso), calendar.utcOffsetMinutes, locale);
}
