import { formatMoment } from '../../../contract/format.ts';
import { answeredBy } from '../../../templates/mails/answered-by.ts';
import type { HistoryLineView } from '../../../templates/pages/sales-page-view.ts';
import { listOwners } from '../../people/owner-store.ts';
import { findFacts } from '../../timeline/timeline-store.ts';
import { answersTo } from '../../../domain/timeline/answers-to.ts';
import { answerView } from './answer-view.ts';
import type { Deps } from './deps.ts';
import type { SalesContext } from './sales-context.ts';

/** What was answered on a handoff before, newest first, in the reader's language. */
export async function historyOf(
  { db }: Pick<Deps, 'db'>,
  { handoff, settings, locale }: SalesContext,
): Promise<readonly HistoryLineView[]> {
  const [facts, owners] = await Promise.all([findFacts(db, handoff.customerId), listOwners(db)]);
  const nameOf = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
  return answersTo(handoff, facts)
    .toReversed()
    .map(({ feedback, isUndone }) => ({
      when: formatMoment(Date.parse(feedback.at), settings.calendar.timeZone, locale),
      who: answeredBy(feedback, nameOf, locale),
      answer: answerView(feedback, settings, locale, nameOf),
      isUndone,
    }));
}
