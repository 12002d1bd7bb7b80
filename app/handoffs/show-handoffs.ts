import { dayOf } from '../../domain/kernel/time-zone.ts';
import { handoffRoutes } from '../../contract/handoffs.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { answerLines } from '../../templates/mails/answer-words.ts';
import { answeredBy } from '../../templates/mails/answered-by.ts';
import { findAccount } from '../people/account-store.ts';
import { findCustomer, loadStanding } from '../people/customer-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { findHandoffByCode, findOpenHandoffs } from './handoff-store.ts';
import { findFacts } from '../timeline/timeline-store.ts';
import { answersTo } from '../../domain/timeline/answers-to.ts';
import { sheetCells, sheetTitles } from '../../domain/handoffs/answer/feedback-sheet.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { reviewOf, type HandoffReview } from '../../domain/handoffs/week/handoff-review.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { phaseOf, unrecordedItems } from '../../domain/handoffs/process/sales-process.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { writeCsv } from '../../domain/kernel/write-csv.ts';
import { answerView } from './answer/answer-view.ts';
import { namesOf } from './week/load-week.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** Open handoffs with their owners, clocks, place in the sales process, and what a look at them finds. */
export const listHandoffs =
  (deps: Deps): Serve<typeof handoffRoutes.listHandoffs> =>
  async (_, caller) => {
    const [settings, handoffs] = await Promise.all([deps.freshSettings(), findOpenHandoffs(deps.db)]);
    const { owners, customers, accounts } = await namesOf(deps.db, handoffs);
    const now = deps.now();
    const locale = caller.locale ?? settings.locale;
    return {
      handoffs: handoffs
        .map((handoff) => ({ handoff, review: reviewNow(handoff, settings, now) }))
        .map(({ handoff, review }) => ({
          ...handoff,
          ownerName: owners.find(({ id }) => id === handoff.ownerId)?.name ?? '',
          customerName: customers.get(handoff.customerId)?.fullName ?? '',
          accountName: accounts.get(handoff.accountId)?.name ?? '',
          isOverdue: review?.isOverdue === true,
          ...standingOf(handoff, settings, locale),
          review,
        }))
        .toSorted((a, b) => a.firstContactDueAt.localeCompare(b.firstContactDueAt)),
    };
  };

/** Open handoffs as a sheet for sales to fill in and hand back (`import feedback`). */
export const exportHandoffSheet =
  (deps: Deps): Serve<typeof handoffRoutes.exportHandoffSheet> =>
  async (_, caller) => {
    const handoffs = (await findOpenHandoffs(deps.db)).toSorted(
      (a, b) => a.ownerId.localeCompare(b.ownerId) || a.firstContactDueAt.localeCompare(b.firstContactDueAt),
    );
    const { locale, calendar } = await deps.freshSettings();
    const { owners, customers, accounts } = await namesOf(deps.db, handoffs);
    const csv = writeCsv(
      sheetTitles(caller.locale ?? locale),
      handoffs.map((handoff) =>
        sheetCells({
          code: handoff.code,
          rank: handoff.rank,
          company: accounts.get(handoff.accountId)?.name ?? '',
          contact: customers.get(handoff.customerId)?.fullName ?? '',
          owner: owners.find(({ id }) => id === handoff.ownerId)?.name ?? '',
          dueOn: dayOf(Date.parse(handoff.firstContactDueAt), calendar.timeZone),
        }),
      ),
    );
    return { rows: handoffs.length, csv };
  };

/** Everything about one handoff, open or not: who, where the deal stands, what is recorded and what is not, who answered what. */
export const showHandoff =
  (deps: Deps): Serve<typeof handoffRoutes.showHandoff> =>
  async ({ params }, caller) => {
    const { db } = deps;
    const handoff = await handoffByCode(db, params.code);
    const now = deps.now();
    const [settings, customer, account, standing, owners, facts] = await Promise.all([
      deps.freshSettings(),
      findCustomer(db, handoff.customerId),
      findAccount(db, handoff.accountId),
      loadStanding(db, handoff.customerId, now.toISOString()),
      listOwners(db),
      findFacts(db, handoff.customerId),
    ]);
    const locale = caller.locale ?? settings.locale;
    const ownerName = (id: string): string => owners.find((each) => each.id === id)?.name ?? '';
    return {
      handoff,
      ownerName: ownerName(handoff.ownerId),
      customerName: customer?.fullName ?? '',
      accountName: account?.name ?? '',
      bant: standing.bant ?? {},
      bantNotes: standing.bantNotes ?? {},
      ...standingOf(handoff, settings, locale),
      ...recordsOf(handoff, settings, locale),
      review: reviewNow(handoff, settings, now),
      history: answersTo(handoff, facts).map(({ feedback, isUndone }) => ({
        at: feedback.at,
        by: answeredBy(feedback, ownerName, locale),
        kind: feedback.answer.kind,
        isUndone,
        lines: [...answerLines(answerView(feedback, settings, locale, ownerName), locale)],
      })),
    };
  };

/** The handoff of a code as people write it; 404 where there is none. */
export async function handoffByCode(db: Database, given: string): Promise<Handoff> {
  const code = given.trim().toUpperCase();
  const handoff = /^[0-9A-Z]{6}$/.test(code) ? await findHandoffByCode(db, code) : undefined;
  if (handoff === undefined) throw unknownCode(given);
  return handoff;
}

/** The phase and stage of a deal, by the company's own names; nothing before somebody has said where it stands. */
function standingOf(
  { progress }: Handoff,
  { salesProcess: process }: Settings,
  locale: Locale,
): { readonly phaseLabel?: string; readonly stageLabel?: string | undefined } {
  if (progress === undefined) return {};
  const phase = phaseOf(process, progress.phase);
  return {
    phaseLabel: phase.label[locale],
    stageLabel: phase.stages.find(({ id }) => id === progress.stage)?.label[locale],
  };
}

function recordsOf({ progress }: Handoff, { salesProcess: process }: Settings, locale: Locale) {
  const items = process.lists.flatMap((list) => list.items);
  const records = Object.entries(progress?.records ?? {});
  return {
    records: records.map(([id, value]) => ({
      label: items.find((item) => item.id === id)?.label[locale] ?? id,
      value,
    })),
    missingRecords: unrecordedItems(
      process,
      phaseOf(process, progress?.phase).id,
      progress?.records ?? {},
    ).map(({ label }) => label[locale]),
  };
}

const reviewNow = (
  handoff: Handoff,
  { calendar, handoffRules }: Settings,
  now: Date,
): HandoffReview | undefined => reviewOf(handoff, now.getTime(), calendar, handoffRules);

const unknownCode = (code: string): UserError =>
  new UserError(404, 'unknown-handoff', {
    ja: `受付番号「${code}」の引き渡しはありません。rekindle handoff list で一覧を見られます。`,
    en: `There is no handoff with the code "${code}". See rekindle handoff list.`,
  });
