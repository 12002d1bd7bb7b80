import type { Feedback, Handoff, Outcome } from '../handoffs/handoff.ts';

/** From one instant until another (ISO): the end does not belong to it. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** How many that fell due were kept in time. */
export interface Kept {
  readonly inTime: number;
  readonly of: number;
}

/** What sales owes: an answer and a first contact by the time that the rank gives (docs/rules.md#r7-two-clocks-and-nobody-takes-your-customer-away). */
export interface Promises {
  readonly received: Kept;
  readonly firstContact: Kept;
}

/**
 * Of the handoffs whose time fell due within a stretch: how many were received and first contacted by then. One that was
 * taken back owes nothing; a handoff of rank C has no time for a call. `lateAtOf` tells when the first contact is late.
 */
export function promisesOf(
  handoffs: readonly Handoff[],
  stretch: Stretch,
  lateAtOf: (handoff: Handoff) => number = ({ firstContactDueAt }) => Date.parse(firstContactDueAt),
): Promises {
  const owed = handoffs.filter(({ state }) => state !== 'withdrawn');
  return {
    received: kept(owed, stretch, (handoff) => [
      handoff.receivedDueAt,
      handoff.acceptedAt ?? handoff.firstContactAt ?? handoff.reportedAt,
    ]),
    firstContact: kept(
      owed.filter(({ rank }) => rank !== 'C'),
      stretch,
      (handoff) => [new Date(lateAtOf(handoff)).toISOString(), handoff.firstContactAt],
    ),
  };
}

function kept(
  handoffs: readonly Handoff[],
  stretch: Stretch,
  times: (handoff: Handoff) => readonly [due: string, done: string | undefined],
): Kept {
  const due = handoffs.map((handoff) => times(handoff)).filter(([at]) => isWithin(at, stretch));
  return { of: due.length, inTime: due.filter(([at, done]) => done !== undefined && done <= at).length };
}

export const isWithin = (at: string, { from, until }: Stretch): boolean => at >= from && at < until;

/** What sales said, by reason: the last report of each handoff within the stretch, and how many called it a machine's. */
export interface Said {
  readonly reports: number;
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly disputes: number;
}

/** Counts answers that stand, by their outcome, the most frequent first. */
export function saidOf(answers: readonly Feedback[], stretch: Stretch): Said {
  const within = answers
    .filter(({ at }) => isWithin(at, stretch))
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const last = new Map<string, Outcome>();
  for (const { handoffId, answer } of within)
    if (answer.kind === 'report') last.set(handoffId, answer.outcome);
  const counts = new Map<Outcome, number>();
  for (const outcome of last.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return {
    reports: last.size,
    outcomes: [...counts]
      .map(([outcome, count]) => ({ outcome, count }))
      .toSorted((a, b) => b.count - a.count || a.outcome.localeCompare(b.outcome)),
    disputes: new Set(
      within.filter(({ answer }) => answer.kind === 'dispute').map(({ handoffId }) => handoffId),
    ).size,
  };
}

/** A report in the salesperson's own words. */
export interface Story {
  readonly feedback: Feedback;
  readonly outcome: Outcome;
  readonly words: string;
}

/** The newest report of a won deal with words of the salesperson, and that of a lost one (docs/rules.md#what-the-meeting-talks-about). */
export function storiesOf(answers: readonly Feedback[]): { readonly won?: Story; readonly lost?: Story } {
  const told = answers
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .flatMap((feedback): readonly Story[] => {
      const { answer } = feedback;
      if (answer.kind !== 'report') return [];
      const words = ownWords(answer);
      return words === '' ? [] : [{ feedback, outcome: answer.outcome, words }];
    });
  const won = told.find(({ outcome }) => outcome === 'won');
  const lost = told.find(({ outcome }) => outcome === 'lost' || outcome === 'choseAnother');
  return { ...(won === undefined ? {} : { won }), ...(lost === undefined ? {} : { lost }) };
}

/** The note, else what was written beside the choices. */
function ownWords({ note, talk, hearing }: Extract<Feedback['answer'], { kind: 'report' }>): string {
  const all = [
    note,
    talk?.reactionText,
    talk?.hurdleText,
    talk?.competitorText,
    hearing?.reason,
    hearing?.problem,
  ];
  return all.find((text) => text !== undefined && text.trim() !== '')?.trim() ?? '';
}
