import { formatMoment } from '../../../contract/format.ts';
import { businessCalendarSteps } from '../../../domain/handoffs/clocks/promise-choices.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';
import { linkTo, page, type SalesContext } from './sales-context.ts';

/** When and how the owner will be in touch: the next hours of working time, or a time of his own. */
export function showPromise(
  { now }: Pick<Deps, 'now'>,
  context: SalesContext,
  again: { readonly given: Readonly<Record<string, string>>; readonly problem?: string } = { given: {} },
): HttpResponse {
  const { base, locale, mayCall } = context;
  const { calendar } = context.settings;
  return page(
    {
      ...base,
      ...again,
      kind: 'promise',
      action: linkTo(context, 'promise'),
      mayCall,
      choices: businessCalendarSteps(now().getTime(), calendar).map((at) => ({
        value: new Date(at).toISOString(),
        label: formatMoment(at, calendar.timeZone, locale),
      })),
      timeZone: calendar.timeZone,
    },
    again.problem === undefined ? 200 : 422,
  );
}
