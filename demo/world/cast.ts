/**
 * What becomes of one lead: most go their own way, some are given a part, so that every turn that a handoff can take is
 * there to be looked at, whatever the seed.
 */
export type Part =
  /** Accepted and called in time. */
  | 'prompt'
  /** Called three times on two days, never in. */
  | 'absent'
  /** Nobody reacts, until the manager gives it to somebody else. */
  | 'neglected'
  /** Too early: with the day to come back. */
  | 'tooEarly'
  /** The salesperson finds that no person was behind it. */
  | 'doubted'
  /** Nobody ever reports. */
  | 'silent'
  | 'ordinary';

/** Parts by the code of the handoff. */
export interface Cast {
  /** Gives a part, in the order in which leads are handed over; the same for the same lead. */
  readonly give: (code: string, rank: string, canBeDoubted: boolean) => Part;
  /** The doubt came to nothing, for other acts keep the lead hot: somebody else may be doubted. */
  readonly doubtAnother: () => void;
  /** The part that a lead has been given, if any. */
  readonly partOf: (code: string) => Part | undefined;
}

export function newCast(): Cast {
  const given = new Map<string, Part>();
  const forA: Part[] = ['prompt'];
  // Two are absent: one may ask for a call meanwhile, and is no longer B.
  const forB: Part[] = ['silent', 'absent', 'neglected', 'absent', 'tooEarly'];
  let isDoubted = false;
  const next = (rank: string, canBeDoubted: boolean): Part => {
    if (rank === 'A') return forA.shift() ?? 'ordinary';
    const part = forB.shift();
    if (part !== undefined) return part;
    if (isDoubted || !canBeDoubted) return 'ordinary';
    isDoubted = true;
    return 'doubted';
  };
  return {
    give: (code, rank, canBeDoubted) => {
      const part = given.get(code) ?? next(rank, canBeDoubted);
      given.set(code, part);
      return part;
    },
    doubtAnother: () => {
      isDoubted = false;
    },
    partOf: (code) => given.get(code),
  };
}
