import { cutText } from '../../domain/kernel/cut-text.ts';
import { instantOf, type TimeZone } from '../../domain/kernel/time-zone.ts';

import { inParallel } from '../../platform/in-parallel.ts';
import { findHandoffByCode } from '../handoffs/handoff-store.ts';
import type { FeedbackRecord } from '../../domain/imports/import-records.ts';
import type { Feedback, Handoff } from '../../domain/handoffs/handoff.ts';
import { answerHandoff } from '../handoffs/answer/answer-handoff.ts';
import type { Changes } from './import-people.ts';
import type { Deps } from './deps.ts';

/**
 * Records what sales filled into its sheet, each row as if its owner had reported it: with a receipt and an undo. The same
 * row again changes nothing; the same result on another day is told apart by the day of contact. Codes of no handoff that
 * is open or was answered lately are listed, and so are results that come too late.
 */
export async function importFeedback(deps: Deps, records: readonly FeedbackRecord[]): Promise<Changes> {
  const handoffs = await findMeant(deps, records);
  const answering = answerHandoff(deps);
  const { calendar } = await deps.settings();
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
            reportOf(record, handoff, deps.now(), calendar.timeZone),
            { key: `sheet ${record.contactedOn ?? ''}` },
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

function reportOf(record: FeedbackRecord, handoff: Handoff, now: Date, zone: TimeZone): Feedback['answer'] {
  const { outcome, channel, until, amount, meetingOn, note, nextActionText } = record;
  const { budget, authority, need, timeframe } = record;
  const bant = Object.fromEntries(
    Object.entries({ budget, authority, need, timeframe }).filter(([, choice]) => choice !== undefined),
  );
  const contactedAt = contactedAtOf(record, handoff, now, zone);
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
 * A sheet knows days, no hours: the contact counts from the beginning of its day, and never before the handoff. A day that
 * is still to come says nothing.
 */
function contactedAtOf(
  { contactedOn }: FeedbackRecord,
  { createdAt }: Handoff,
  now: Date,
  zone: TimeZone,
): string | undefined {
  if (contactedOn === undefined) return undefined;
  const day = instantOf(contactedOn, '00:00', zone);
  if (day > now.getTime()) return undefined;
  return new Date(Math.max(day, Date.parse(createdAt))).toISOString();
}
