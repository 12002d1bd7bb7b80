import type { Fact } from '../timeline/fact.ts';
import { humanReactions } from './human-reactions.ts';
import { noMonth, type KpiMonth, type KpiRow } from './kpi.ts';

/** Of the monthly mail: what became of each month's topic. A reaction counts by the verdict that stands. */
export function monthsIn(facts: readonly Fact[], all: readonly Fact[]): Partial<KpiRow> {
  const months = new Map<string, KpiMonth>();
  const add = (month: string, more: Partial<KpiMonth>): void =>
    void months.set(month, { ...noMonth, ...months.get(month), ...more });
  const monthOfMail = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind === 'enrolmentEnded' && fact.month !== undefined)
      add(fact.month, fact.because === 'silent' ? { silent: 1 } : { stopped: 1 });
    if (fact.kind !== 'mailSent' || fact.month === undefined) continue;
    monthOfMail.set(fact.id, fact.month);
    add(fact.month, fact.asksToGoOn === true ? { sent: 1, asked: 1 } : { sent: 1 });
  }
  if (monthOfMail.size === 0 && months.size === 0) return {};
  for (const { messageId = '' } of humanReactions(all, all)) {
    const month = monthOfMail.get(messageId);
    if (month !== undefined) add(month, { reacted: 1 });
  }
  return { months: Object.fromEntries([...months].toSorted(([a], [b]) => a.localeCompare(b))) };
}
