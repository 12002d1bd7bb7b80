import { cutText } from '../../domain/kernel/cut-text.ts';
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.ts';
import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { findHandoffByCode } from '../handoffs/handoff-store.ts';
import type { FeedbackRecord } from '../../domain/imports/import-records.ts';
import type { Feedback, Handoff } from '../../domain/handoffs/handoff.ts';
import { answerHandoff } from '../handoffs/answer/answer-handoff.ts';
import type { Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

/**
 * Records what sales filled into its sheet, each row as its owner's report, handed in by `enteredBy`: with a receipt and an undo. The same
 * row again changes nothing; the same result on another day is told apart by the day of contact. Codes of no handoff that
 * is open or was answered lately are listed, and so are results that come too late.
 */
export async function importFeedback(
  deps: Deps,
  records: readonly FeedbackRecord[],
  enteredBy?: string,
): Promise<Changes> {
  const handoffs = await findMeant(deps, records);
  const answering = answerHandoff(deps);
  const { calendar } = await deps.settings();
  const now = deps.now();
  const unmatched: string[] = [];
  let [updated, unchanged] = [0, 0];
  for (const record of records) {
    const handoff = handoffs.get(record.code);
    const outcome =
      handoff === undefined
        ? undefined
        : await answering(
            handoff.id,
            handoff.ownerId,
            reportOf(record, momentOf(record, handoff, now, calendar)),
            {
              key: `sheet ${record.contactedOn ?? ''}`,
              sameAs: reportOf(record, dayBegins(record, handoff, now, calendar)),
              enteredBy,
            },
          );
    if (outcome === undefined || outcome.kind === 'finished' || outcome.kind === 'nobody')
      unmatched.push(record.code);
    else if (outcome.kind === 'recorded') updated++;
    else unchanged++;
  }
  return { created: 0, updated, unchanged, unmatched };
}

/** The open handoff of each code, else the newest: a sheet that comes again names handoffs that its first coming closed. */
async function findMeant(
  { db }: Deps,
  records: readonly FeedbackRecord[],
): Promise<ReadonlyMap<string, Handoff>> {
  const codes = [...new Set(records.map(({ code }) => code))];
  const handoffs = await inParallel(codes, 16, (code) => findHandoffByCode(db, code));
  return new Map(handoffs.flatMap((handoff) => (handoff === undefined ? [] : [[handoff.code, handoff]])));
}

function reportOf(record: FeedbackRecord, contactedAt: string | undefined): Feedback['answer'] {
  const { outcome, channel, until, amount, meetingOn, note, nextActionText } = record;
  const { budget, authority, need, timeframe } = record;
  const bant = Object.fromEntries(
    Object.entries({ budget, authority, need, timeframe }).filter(([, choice]) => choice !== undefined),
  );
  return {
    kind: 'report',
    outcome,
    ...(channel === undefined ? {} : { channel }),
    ...(contactedAt === undefined ? {} : { contactedAt }),
    ...(until === undefined ? {} : { until }),
    ...(amount === undefined ? {} : { amount }),
    ...(meetingOn === undefined ? {} : { meetingOn }),
    ...(Object.keys(bant).length === 0 ? {} : { bant }),
    ...(nextActionText === undefined ? {} : { talk: { nextAction: 'planned', nextActionText } }),
    ...(note === undefined ? {} : { note: cutText(note, 2000) }),
  };
}

/**
 * When the customer was contacted: at the hour that stands in the sheet. Of a day alone at the end of its working hours,
 * for nobody knows better, but in time where it fell due on that day (docs/kpis.md#days-from-hot). Never before the
 * handoff, and not later than now.
 */
function momentOf(
  { contactedOn }: FeedbackRecord,
  { createdAt, firstContactDueAt }: Handoff,
  now: Date,
  { timeZone, hours }: BusinessCalendar,
): string | undefined {
  const [day, time] = (contactedOn ?? '').split('T');
  if (day === undefined || day === '') return undefined;
  const due = Date.parse(firstContactDueAt);
  const ends = instantOf(day, time ?? hours.at(-1)?.to ?? '18:00', timeZone);
  const at = time === undefined && dayOf(due, timeZone) === day ? Math.min(ends, due) : ends;
  return new Date(Math.max(Math.min(at, now.getTime()), Date.parse(createdAt))).toISOString();
}

/** The moment as release 0.4 and before took it: a row that it recorded is the same row today. */
function dayBegins(
  { contactedOn }: FeedbackRecord,
  { createdAt }: Handoff,
  now: Date,
  { timeZone }: BusinessCalendar,
): string | undefined {
  if (contactedOn === undefined) return undefined;
  const day = instantOf(contactedOn.slice(0, 10), '00:00', timeZone);
  if (day > now.getTime()) return undefined;
  return new Date(Math.max(day, Date.parse(createdAt))).toISOString();
}
