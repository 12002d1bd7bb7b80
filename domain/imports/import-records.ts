import * as z from 'zod';
import { bantSchema } from '../people/bant.ts';
import { accountFieldsSchema, customerFieldsSchema } from '../people/customer.ts';
import { inquiryKindSchema } from '../engagement/engagement.ts';
import { outcomeSchema } from '../handoffs/handoff.ts';

const text = z.string().min(1);
const isoDate = z.iso.date();
const email = z.string().min(3).max(254);

/** Kinds of file a customer can hand in. */
export const importKindSchema = z.enum([
  'customer',
  'account',
  'deal',
  'owner',
  'webinar',
  'inquiry',
  'optOut',
  'feedback',
]);
export type ImportKind = z.infer<typeof importKindSchema>;

/** A row about a person at a customer. Has an e-mail, or a name and an account. */
export const customerRecordSchema = customerFieldsSchema.partial().extend({
  tags: customerFieldsSchema.shape.tags,
  /** Of surveys, each behind its question: they become tags. */
  answers: z.array(z.string()).optional(),
  accountCode: text.optional(),
});
export type CustomerRecord = z.infer<typeof customerRecordSchema>;

/** A row about a company. `revenue` is the plain number of the file (yen where the column names a yen unit). */
export const accountRecordSchema = accountFieldsSchema.partial().extend({
  name: text,
  site: text.optional(),
});
export type AccountRecord = z.infer<typeof accountRecordSchema>;

export const dealStageSchema = z.enum(['won', 'lost', 'open']);
export type DealStage = z.infer<typeof dealStageSchema>;

/** An opportunity or a sale. `stageLabel` is the raw text of the file; `amount` is yen or the plain number. */
export const dealRecordSchema = z.object({
  dealId: text,
  accountName: text.optional(),
  accountCode: text.optional(),
  customerEmail: email.optional(),
  ownerName: text.optional(),
  product: text.optional(),
  stage: dealStageSchema,
  stageLabel: text,
  /** What the opportunity is called. */
  name: text.optional(),
  /** Where the file has no ids: the id that is made of account, date, product and amount alone. */
  madeId: text.optional(),
  openedOn: isoDate.optional(),
  closedOn: isoDate.optional(),
  amount: z.number().optional(),
  lostReason: text.optional(),
  meetingOn: isoDate.optional(),
});
export type DealRecord = z.infer<typeof dealRecordSchema>;

/** One of our sales people. */
export const ownerRecordSchema = z.object({
  name: text,
  email: email.optional(),
  managerName: text.optional(),
  managerEmail: email.optional(),
  region: text.optional(),
  department: text.optional(),
  phone: text.optional(),
  bookingUrl: text.optional(),
  retired: z.boolean().optional(),
  successorName: text.optional(),
  role: z.enum(['insideSales', 'field']).optional(),
  products: z.array(text).optional(),
  openHandoffs: z.int().nonnegative().optional(),
  absentFrom: isoDate.optional(),
  absentUntil: isoDate.optional(),
  deputyName: text.optional(),
});
export type OwnerRecord = z.infer<typeof ownerRecordSchema>;

/** One person at one webinar; re-joins are already added up. `joinedAt` has a zone only if the file had one. */
export const webinarRecordSchema = z.object({
  email,
  fullName: text.optional(),
  session: text,
  /** The series of a meeting, under which release 0.3 and before kept each of its days. */
  formerSession: text.optional(),
  topic: text.optional(),
  attended: z.boolean(),
  minutes: z.number().nonnegative().optional(),
  durationMinutes: z.number().nonnegative().optional(),
  question: text.optional(),
  joinedAt: text.optional(),
  registered: z.boolean().optional(),
  noMail: z.boolean().optional(),
});
export type WebinarRecord = z.infer<typeof webinarRecordSchema>;

/** One message through a form. `receivedAt` is `YYYY-MM-DDTHH:mm:ss`, with a zone only if the file had one. */
export const inquiryRecordSchema = z.object({
  email,
  fullName: text.optional(),
  accountName: text.optional(),
  kind: inquiryKindSchema,
  message: text.optional(),
  receivedAt: text.optional(),
  noMail: z.boolean().optional(),
});
export type InquiryRecord = z.infer<typeof inquiryRecordSchema>;

/** Somebody who refused mails in a former tool (R19). */
export const optOutRecordSchema = z.object({
  email,
  refusedOn: isoDate.optional(),
  note: text.optional(),
});
export type OptOutRecord = z.infer<typeof optOutRecordSchema>;

/** One result of sales, by the code of its handoff: a row of the sheet that `rekindle feedback sheet` writes. */
export const feedbackRecordSchema = z.object({
  code: z.string().regex(/^[2-9A-HJ-NP-Z]{6}$/),
  outcome: outcomeSchema,
  channel: z.enum(['phone', 'mail', 'online', 'visit', 'letter']).optional(),
  /** Tells two equal results of different days apart; with its hour (`YYYY-MM-DDTHH:mm`) where the sheet has one. */
  contactedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/)
    .optional(),
  until: isoDate.optional(),
  amount: z.number().nonnegative().optional(),
  meetingOn: isoDate.optional(),
  budget: bantSchema.shape.budget,
  authority: bantSchema.shape.authority,
  need: bantSchema.shape.need,
  timeframe: bantSchema.shape.timeframe,
  nextActionText: text.optional(),
  note: text.optional(),
});
export type FeedbackRecord = z.infer<typeof feedbackRecordSchema>;

/** The record of each kind of file. */
export type RecordByKind = {
  readonly customer: CustomerRecord;
  readonly account: AccountRecord;
  readonly deal: DealRecord;
  readonly owner: OwnerRecord;
  readonly webinar: WebinarRecord;
  readonly inquiry: InquiryRecord;
  readonly optOut: OptOutRecord;
  readonly feedback: FeedbackRecord;
};

/** The schema of each kind's record. */
export const recordSchemas: { readonly [K in ImportKind]: z.ZodType<RecordByKind[K]> } = {
  customer: customerRecordSchema,
  account: accountRecordSchema,
  deal: dealRecordSchema,
  owner: ownerRecordSchema,
  webinar: webinarRecordSchema,
  inquiry: inquiryRecordSchema,
  optOut: optOutRecordSchema,
  feedback: feedbackRecordSchema,
};
