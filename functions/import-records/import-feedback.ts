import { findOpenHandoffs } from '../shared/adapters/dynamodb/handoff-store.ts';
import type { FeedbackRecord } from '../shared/contract/import-records.ts';
import type { Feedback } from '../shared/domain/handoff.ts';
import { answerHandoff } from '../shared/sales/answer-handoff.ts';
import type { Changes, Deps } from './import-people.ts';

/**
 * Records what sales filled into its sheet, each row as if its owner had reported it: with a receipt and an undo. The same
 * row again changes nothing; the same result on another day is told apart by the day of contact. Codes of no open handoff
 * are listed.
 */
export async function importFeedback(deps: Deps, records: readonly FeedbackRecord[]): Promise<Changes> {
  const byCode = new Map((await findOpenHandoffs(deps.db)).map((handoff) => [handoff.code, handoff]));
  const answering = answerHandoff({ ...deps, findHandoff: deps.findHandoff });
  const unmatched: string[] = [];
  let [updated, unchanged] = [0, 0];
  for (const record of records) {
    const handoff = byCode.get(record.code);
    const outcome =
      handoff === undefined
        ? undefined
        : await answering(handoff.id, handoff.ownerId, reportOf(record), {
            key: `sheet ${record.contactedOn ?? ''}`,
          });
    if (outcome === undefined || outcome.kind === 'finished' || outcome.kind === 'nobody')
      unmatched.push(record.code);
    else if (outcome.kind === 'recorded') updated++;
    else unchanged++;
  }
  return { created: 0, updated, unchanged, unmatched };
}

function reportOf(record: FeedbackRecord): Feedback['answer'] {
  const { outcome, channel, until, amount, meetingOn, note, nextActionText } = record;
  const { budget, authority, need, timeframe } = record;
  const bant = Object.fromEntries(
    Object.entries({ budget, authority, need, timeframe }).filter(([, choice]) => choice !== undefined),
  );
  return {
    kind: 'report',
    outcome,
    ...(channel === undefined ? {} : { channel }),
    ...(until === undefined ? {} : { until }),
    ...(amount === undefined ? {} : { amount }),
    ...(meetingOn === undefined ? {} : { meetingOn }),
    ...(Object.keys(bant).length === 0 ? {} : { bant }),
    ...(nextActionText === undefined ? {} : { talk: { nextAction: 'planned', nextActionText } }),
    ...(note === undefined ? {} : { note: note.slice(0, 2000) }),
  };
}
