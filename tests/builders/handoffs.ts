import type { Feedback, Handoff } from '../../domain/handoffs/handoff.ts';
import { iso, now } from './time.ts';

/** A handoff of rank A made just now, which nobody has taken yet. */
export const aHandoff = (change: Partial<Handoff> = {}): Handoff => ({
  schemaVersion: 1,
  id: 'handoff-1',
  code: 'ABC234',
  customerId: 'customer-1',
  accountId: 'account-1',
  site: '-',
  ownerId: 'owner-1',
  rank: 'A',
  state: 'open',
  crossedAt: iso(now),
  createdAt: iso(now),
  interestAtHandoff: 55,
  thresholdAtHandoff: 50,
  fitAtHandoff: 0,
  isRequest: false,
  receivedDueAt: iso(now + 30 * 60_000),
  firstContactDueAt: iso(now + 60 * 60_000),
  desk: 'field',
  joinedCustomerIds: [],
  version: 1,
  rung: [],
  log: [],
  ...change,
});

export const aFeedback = (answer: Feedback['answer'], change: Partial<Feedback> = {}): Feedback => ({
  id: 'feedback-1',
  handoffId: 'handoff-1',
  customerId: 'customer-1',
  at: iso(now),
  by: 'owner-1',
  answer,
  ...change,
});

type Report = Extract<Feedback['answer'], { kind: 'report' }>;

/** A report of sales: what came of the call. */
export const aReport = (
  outcome: Report['outcome'],
  change: Partial<Report> = {},
  feedback: Partial<Feedback> = {},
): Feedback => aFeedback({ kind: 'report', outcome, ...change }, feedback);
