import { offeredOf } from '../../../domain/settings/settings.ts';
import { wordsIn } from '../../../domain/kernel/locale.ts';
import { formatMoment } from '../../../contract/format.ts';
import { loadStanding } from '../../people/customer-store.ts';
import { findDraft } from './draft-store.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';
import { linkTo, page, progressUrlOf, type SalesContext } from './sales-context.ts';
import { draftKeyOf } from './draft-key.ts';
import { historyOf } from './show-history.ts';

/** What a form shows other than what is on record: a refused or a saved one, as it was given. */
export interface Shown {
  readonly given: Readonly<Record<string, string>>;
  readonly problem?: string | undefined;
  readonly isJustSaved?: boolean;
}

/** The report of a contact, prefilled with a draft where there is one. */
export async function showReport(deps: Deps, context: SalesContext, shown?: Shown): Promise<HttpResponse> {
  const { handoff, base, settings, locale } = context;
  const [draft, history, { bant = {}, bantNotes: notes = {} }] = await Promise.all([
    findDraft(deps.db, draftKeyOf(context, 'report')),
    historyOf(deps, context),
    loadStanding(deps.db, handoff.customerId, deps.now().toISOString()),
  ]);
  return page(
    {
      ...base,
      kind: 'report',
      action: linkTo(context, 'report'),
      problem: shown?.problem,
      given: shown?.given ?? draft?.fields ?? {},
      draft: {
        action: linkTo(context, 'draft&form=report'),
        savedAt:
          draft === undefined
            ? undefined
            : formatMoment(Date.parse(draft.savedAt), settings.calendar.timeZone, locale),
        isJustSaved: shown?.isJustSaved,
      },
      known: { bant, notes },
      materials: offeredOf(settings).map(({ id, title }) => ({ id, title: wordsIn(title, locale) })),
      history,
      progressUrl: progressUrlOf(context),
    },
    shown?.problem === undefined ? 200 : 422,
  );
}
