import type { Handoff } from '../handoffs/handoff.ts';
import type { WeekItem } from '../handoffs/week/weekly.ts';
import { unconfirmedOf, type Bant } from '../people/bant.ts';

/** An open handoff on a list of the meeting. */
export interface TalkedAbout {
  readonly handoff: Handoff;
  readonly isOverdue: boolean;
  readonly stalledDays?: number | undefined;
  /** Items of BANT that nobody has confirmed. */
  readonly missing: readonly (keyof Bant)[];
}

/** 注力, 停滞 and ヒアリング不足 (docs/rules.md#what-the-meeting-talks-about). A handoff may stand on more than one. */
export interface MeetingLists {
  readonly focus: readonly TalkedAbout[];
  readonly stalled: readonly TalkedAbout[];
  readonly heardTooLittle: readonly TalkedAbout[];
}

/**
 * Whom to talk about. Focus: rank A, the largest deal first, then what is due first. Stalled: what stood still for longer
 * than the rules allow, the longest first. Heard too little: somebody spoke with the customer, and fewer items of BANT are
 * confirmed than the handover rules ask for, the least known first.
 */
export function listsOf(
  items: readonly WeekItem[],
  bantOf: (customerId: string) => Bant,
  confirmedWanted: number,
): MeetingLists {
  const all = items.map(({ handoff, isOverdue, stalledDays }): TalkedAbout => ({
    handoff,
    isOverdue,
    stalledDays,
    missing: unconfirmedOf(bantOf(handoff.customerId)),
  }));
  return {
    focus: all
      .filter(({ handoff }) => handoff.rank === 'A')
      .toSorted(
        (a, b) =>
          (b.handoff.deal?.amount ?? 0) - (a.handoff.deal?.amount ?? 0) ||
          a.handoff.firstContactDueAt.localeCompare(b.handoff.firstContactDueAt),
      ),
    stalled: all
      .filter(({ stalledDays }) => stalledDays !== undefined)
      .toSorted((a, b) => (b.stalledDays ?? 0) - (a.stalledDays ?? 0)),
    heardTooLittle: all
      .filter(
        ({ handoff, missing }) =>
          handoff.firstContactAt !== undefined && ITEMS - missing.length < confirmedWanted,
      )
      .toSorted((a, b) => b.missing.length - a.missing.length),
  };
}

const ITEMS = 4;
