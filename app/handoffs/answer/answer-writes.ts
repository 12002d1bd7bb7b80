import { hasCause } from '../../../domain/people/causes.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { FeedbackEffects } from '../../../domain/handoffs/answer/effects.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Database, Write } from '../../../platform/dynamodb/database.ts';
import { addressHash, rememberRefusal } from '../../people/address-store.ts';
import { findCustomer } from '../../people/customer-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import type { Deps } from './deps.ts';

/** What it says of the interest so far. */
export function penaltyWrites(
  db: Database,
  effects: FeedbackEffects,
  handoff: Handoff,
  feedback: Feedback,
): readonly Write[] {
  if (effects.interestFactor === 1) return [];
  const because = feedback.answer.kind === 'report' ? feedback.answer.outcome : feedback.answer.kind;
  return [
    putFact(db, {
      kind: 'penalty',
      customerId: handoff.customerId,
      at: feedback.at,
      id: feedback.id,
      factor: effects.interestFactor,
      because,
    }),
  ];
}

/** The deal that it tells of. */
export function dealWrites(
  db: Database,
  effects: FeedbackEffects,
  handoff: Handoff,
  feedback: Feedback,
  today: string,
): readonly Write[] {
  if (effects.deal === undefined) return [];
  const { stage, amount } = effects.deal;
  return [
    putFact(db, {
      kind: 'deal',
      customerId: handoff.customerId,
      at: feedback.at,
      id: `${handoff.id}.${stage}`,
      dealId: handoff.id,
      stage,
      amount,
      on: today,
      source: 'feedback',
    }),
  ];
}

/** A refusal told to sales, remembered by address too. */
export async function refusalWrites(
  { db, keyring }: Deps,
  after: Standing,
  before: Standing,
  feedback: Feedback,
): Promise<readonly Write[]> {
  const refusal = { of: 'refused', id: feedback.id } as const;
  if (!hasCause(after, refusal) || hasCause(before, refusal)) return [];
  const customer = await findCustomer(db, feedback.customerId);
  const { id, at, customerId } = feedback;
  const how = 'told to sales';
  const fact = putFact(db, { kind: 'refused', customerId, at, id, how });
  return customer?.email === undefined
    ? [fact]
    : [fact, rememberRefusal(db, addressHash(await keyring(), customer.email), { id, at, how })];
}
