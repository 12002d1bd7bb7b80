import type { StoryView, TalkedAboutView, TalkListView } from '../../contract/meetings.ts';
import { phaseOf } from '../../domain/handoffs/process/sales-process.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Story } from '../../domain/kpis/promises.ts';
import type { TalkedAbout } from '../../domain/kpis/talked-about.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { AnswerWeek, Names } from '../handoffs/week/load-week.ts';

/** What names and words are taken from. */
interface Reader {
  readonly names: Names;
  readonly settings: Pick<Settings, 'salesProcess'>;
  readonly locale: Locale;
}

/** So many fit on the sheet. */
const FIRST = 5;

/** The first of a list with names, and how many more there are. */
export const talkList = (list: readonly TalkedAbout[], reader: Reader): TalkListView => ({
  first: list.slice(0, FIRST).map((each) => talkedAbout(each, reader)),
  more: Math.max(0, list.length - FIRST),
});

function talkedAbout(
  { handoff, isOverdue, stalledDays, missing }: TalkedAbout,
  { names, settings, locale }: Reader,
): TalkedAboutView {
  const { progress, deal } = handoff;
  return {
    code: handoff.code,
    rank: handoff.rank,
    ...whoOf(names, handoff),
    ...(progress === undefined
      ? {}
      : { phaseLabel: phaseOf(settings.salesProcess, progress.phase).label[locale] }),
    ...(deal?.amount === undefined ? {} : { amount: deal.amount }),
    isOverdue,
    ...(stalledDays === undefined ? {} : { stalledDays }),
    missing: [...missing],
  };
}

/** A story with who tells it, of whom. */
export function storyView({ feedback, outcome, words }: Story, week: AnswerWeek): StoryView {
  const handoff = week.handoffs.get(feedback.handoffId);
  const { answer } = feedback;
  const amount = answer.kind === 'report' ? (answer.amount ?? handoff?.deal?.amount) : undefined;
  const { customerId: _, ...who } = whoOf(week, {
    customerId: feedback.customerId,
    accountId: handoff?.accountId ?? '',
    ownerId: handoff?.ownerId ?? feedback.by,
  });
  return {
    code: handoff?.code ?? '',
    ...who,
    at: feedback.at,
    outcome,
    ...(amount === undefined ? {} : { amount }),
    words,
  };
}

const whoOf = (
  { owners, customers, accounts }: Names,
  {
    customerId,
    accountId,
    ownerId,
  }: { readonly customerId: string; readonly accountId: string; readonly ownerId: string },
) => ({
  customerId,
  customerName: customers.get(customerId)?.fullName ?? customers.get(customerId)?.lastName ?? '',
  accountName: accounts.get(accountId)?.name ?? '',
  ownerName: owners.find(({ id }) => id === ownerId)?.name ?? '',
});
