import { handoffRoutes } from '../../../contract/handoffs.ts';
import type { ParsedInput } from '../../../contract/route.ts';
import type { Serve } from '../../kernel/serve-routes.ts';
import { answeredBy } from '../../../templates/mails/answered-by.ts';
import { loadAnswers } from '../week/load-week.ts';
import { UserError } from '../../../platform/user-error.ts';
import type { Needs } from '../../kernel/deps.ts';

/** An answer of Lambda holds 6 MB. */
const MOST_ANSWERS = 2_000;
const MOST_DAYS = 3650;

/** GET /answers?since= (an instant or a day) or ?days= (7): what sales said of all customers, the newest first; answers that were taken back are left out. */
export const listAnswers =
  ({
    db,
    now,
    freshSettings,
  }: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof handoffRoutes.listAnswers> =>
  async ({ query }, caller) => {
    const until = now();
    const from = sinceWhen(query, until);
    // The very instant of the question belongs to it.
    const week = await loadAnswers(
      db,
      new Date(from).toISOString(),
      new Date(until.getTime() + 1).toISOString(),
    );
    const locale = caller.locale ?? (await freshSettings()).locale;
    const nameOf = (ownerId: string): string => week.owners.find(({ id }) => id === ownerId)?.name ?? '';
    const answers = week.facts.toReversed().map((fact) => {
      const handoff = week.handoffs.get(fact.handoffId);
      const customer = week.customers.get(fact.customerId);
      const given = fact.kind === 'feedback' ? fact.feedback : { by: handoff?.ownerId ?? '' };
      return {
        at: fact.at,
        id: fact.id,
        customerId: fact.customerId,
        customerName: customer?.fullName ?? customer?.lastName ?? '',
        accountName: week.accounts.get(handoff?.accountId ?? '')?.name ?? '',
        ownerName: answeredBy(given, nameOf, locale),
        handoffId: fact.handoffId,
        code: handoff?.code ?? '',
        answer: fact.kind === 'feedback' ? fact.feedback.answer : { kind: 'released' as const },
      };
    });
    return {
      answers: answers.slice(0, MOST_ANSWERS),
      more: Math.max(0, answers.length - MOST_ANSWERS),
    };
  };

function sinceWhen(
  { since, days }: ParsedInput<typeof handoffRoutes.listAnswers>['query'],
  until: Date,
): number {
  const back = Number(days ?? 7);
  if (since === undefined && Number.isInteger(back) && back > 0 && back <= MOST_DAYS)
    return until.getTime() - back * 86_400_000;
  const from = Date.parse(since ?? '');
  if (Number.isNaN(from)) throw noMoment(since ?? days ?? '');
  return from;
}

const noMoment = (given: string): UserError =>
  new UserError(422, 'since', {
    ja: `「${given}」からの回答は探せません。since は 2026-11-20 または 2026-11-20T00:00:00Z、days は 1 から ${MOST_DAYS} の日数で書いてください。`,
    en: `Answers since "${given}" cannot be looked for. Write since as 2026-11-20 or 2026-11-20T00:00:00Z, days as a number from 1 to ${MOST_DAYS}.`,
  });
