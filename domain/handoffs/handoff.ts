import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';
import { bantNotesSchema, bantSchema } from '../people/bant.ts';
import { promiseWaySchema } from './promise-way.ts';
import { routedBecauseSchema } from './routed-because.ts';
import { talkNotesSchema } from './talk-notes.ts';

/** What sales found. R9, in the order in which the page offers them; `won` and `lost` follow an opportunity. */
export const outcomeSchema = z.enum([
  'reached',
  'notReached',
  'noAnswer',
  'opportunity',
  'tooEarly',
  'gathering',
  'notNeeded',
  'neverContact',
  'wrongPerson',
  'leftCompany',
  'choseAnother',
  'alreadyInDeal',
  'noTime',
  'outOfTarget',
  'won',
  'lost',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What inside sales asks beside BANT (docs/rules.md#questions-of-a-hearing). Each in the customer's words. */
export const hearingSchema = z.object({
  /** 課題の深さ. */
  problem: z.string().max(500).optional(),
  /** 導入理由. */
  reason: z.string().max(500).optional(),
  /** 決裁フロー. */
  decisionFlow: z.string().max(500).optional(),
  /** 本格検討か情報収集か. */
  seriousness: z.enum(['considering', 'comparing', 'gathering']).optional(),
});
export type Hearing = z.infer<typeof hearingSchema>;

/** Which material was sent, and what came of it (docs/rules.md#what-was-sent-and-what-it-did). */
export const sentMaterialSchema = z.object({
  /** Ids of the company's own documents. */
  assets: z.array(z.string().max(40)).optional(),
  text: z.string().max(200).optional(),
  reaction: talkNotesSchema.shape.reaction,
  reactionText: z.string().max(500).optional(),
});

/** One answer of a salesperson, as given. */
export const feedbackSchema = z.object({
  id: z.string().min(1),
  handoffId: z.string(),
  customerId: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  /** Who handed the sheet in on which it stood, where that was not its owner. */
  enteredBy: z.string().max(200).optional(),
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accept') }),
    z.object({ kind: z.literal('promise'), callAt: z.iso.datetime(), way: promiseWaySchema.optional() }),
    z.object({ kind: z.literal('decline') }),
    /** The manager, or the clock, gives it to somebody else. */
    z.object({ kind: z.literal('reassign'), to: z.string() }),
    /** Inside sales has heard the customer and passes the lead to field sales. */
    z.object({
      kind: z.literal('tossUp'),
      bant: bantSchema.optional(),
      bantNotes: bantNotesSchema.optional(),
      talk: talkNotesSchema.optional(),
      hearing: hearingSchema.optional(),
      note: z.string().max(2000).optional(),
      /** Why it is passed on although the rules ask for more. */
      despite: z.string().max(500).optional(),
    }),
    z.object({
      kind: z.literal('report'),
      outcome: outcomeSchema,
      channel: z.enum(['phone', 'mail', 'online', 'visit', 'letter']).optional(),
      /** When the customer was contacted, where that was not just now: a sheet is handed in later. */
      contactedAt: z.iso.datetime().optional(),
      /** Too early: not before this day. Chose another: when their contract ends. */
      until: z.string().optional(),
      amount: keptNumber.nonnegative().optional(),
      meetingOn: z.string().optional(),
      bant: bantSchema.optional(),
      bantNotes: bantNotesSchema.optional(),
      hearing: hearingSchema.optional(),
      talk: talkNotesSchema.optional(),
      sent: sentMaterialSchema.optional(),
      note: z.string().max(2000).optional(),
    }),
    /** Where the deal stands now, and what is known of it. */
    z.object({
      kind: z.literal('progress'),
      phase: z.string().max(40),
      stage: z.string().max(40).optional(),
      /** What was ticked for this move. */
      checks: z.array(z.string().max(40)),
      /** All that is recorded, by the id of the item: what was there before and is not here was deleted. */
      records: z.record(z.string(), z.string().max(500)),
      nextAction: z.object({ on: z.string(), what: z.string().max(200) }).optional(),
      nextActionUndecided: z.boolean().optional(),
      /** The rank as looked at anew on leaving the hearing. */
      rank: z.enum(['A', 'B', 'C']).optional(),
      /** Of a deal that is won with this answer. */
      amount: keptNumber.nonnegative().optional(),
    }),
    /** What made the customer hot was no person's doing: these acts count for nothing from now on. */
    z.object({
      kind: z.literal('dispute'),
      engagementIds: z.array(z.string()),
      /** The acts as they were judged, for the answer to the salesperson. */
      verdicts: z.array(
        z.object({ act: z.string(), is: z.string(), reasons: z.array(z.string()), rules: z.number().int() }),
      ),
      /** What it does: the handoff goes, or other reactions keep the customer hot, or somebody is on it already. */
      does: z.enum(['withdraws', 'staysHot', 'staysAccepted']),
    }),
    z.object({
      kind: z.literal('undo'),
      feedbackId: z.string(),
      /** What it takes back, where verdicts hang on it. */
      lifts: z.literal('dispute').optional(),
    }),
  ]),
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const handoffStateSchema = z.enum(['open', 'accepted', 'closed', 'withdrawn', 'released']);

/** The object that passes a hot customer to one owner. Everything that decided it is frozen here. Instants are ISO. */
export const handoffSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  code: z.string(),
  customerId: z.string(),
  accountId: z.string(),
  site: z.string(),
  campaignId: z.string().optional(),
  ownerId: z.string(),
  rank: z.enum(['A', 'B', 'C']),
  state: handoffStateSchema,
  crossedAt: z.iso.datetime(),
  /** The crossing or request that it rests on; absent where release 0.2 or before made it. */
  triggerId: z.string().optional(),
  createdAt: z.iso.datetime(),
  /** Since when its present owner has it, where that is not from the start: passed on, or opened again. */
  ownedSince: z.iso.datetime().optional(),
  interestAtHandoff: z.number(),
  thresholdAtHandoff: z.number(),
  fitAtHandoff: z.number(),
  isRequest: z.boolean(),
  /** The deed that decided it, such as `download#guide`: what became of others who did the same is counted by it. */
  evidenceKey: z.string().optional(),
  receivedDueAt: z.iso.datetime(),
  firstContactDueAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().optional(),
  promisedAt: z.iso.datetime().optional(),
  /** How, at that time; absent: by a call. */
  promisedWay: promiseWaySchema.optional(),
  firstContactAt: z.iso.datetime().optional(),
  reportedAt: z.iso.datetime().optional(),
  /** When it was released, withdrawn or closed by a file; release 0.4 and before did not keep it. */
  endedAt: z.iso.datetime().optional(),
  outcome: outcomeSchema.optional(),
  /** What the owner wrote down to do, with days (docs/rules.md#a-next-action-has-a-day). */
  nextActions: z.array(z.object({ on: z.string(), isWeek: z.boolean(), what: z.string() })).optional(),
  /** The sales team that works on it: inside sales hears first, field sales sells. */
  desk: z.enum(['insideSales', 'field']).default('field'),
  /** What decided it, frozen: later changes of rules, owners or BANT do not touch it. */
  decided: z
    .object({
      rules: z.number().int(),
      temperature: z.enum(['hot', 'warm', 'cold']),
      rankedBecause: z.enum(['request', 'hotWithBant', 'hot', 'warm', 'noAnswer', 'other', 'reviewed']),
      routedBecause: routedBecauseSchema,
      bantConfirmed: z.number().int(),
    })
    .optional(),
  /** What inside sales heard, once it passed the lead on, and who that was. */
  tossedUp: z
    .object({
      by: z.string(),
      at: z.iso.datetime(),
      bant: bantSchema.optional(),
      bantNotes: bantNotesSchema.optional(),
      hearing: hearingSchema.optional(),
      talk: talkNotesSchema.optional(),
      note: z.string().optional(),
      despite: z.string().optional(),
    })
    .optional(),
  /** Where the deal stands in the company's sales process; absent until the owner first says so. */
  progress: z
    .object({
      phase: z.string(),
      stage: z.string().optional(),
      /** Since when it stands there. */
      since: z.iso.datetime(),
      checks: z.array(z.string()),
      /** What was recorded, by the id of the item. */
      records: z.record(z.string(), z.string()),
    })
    .optional(),
  joinedCustomerIds: z.array(z.string()),
  /** Counts the writes: the lock of a change, and the number in ids of its mails. */
  version: z.number().int(),
  /** Timers that rang, by name: each rings once. */
  rung: z.array(z.string()),
  /** What was done with it, in order: answers and undos of sales, customers who joined. */
  log: z.array(z.object({ did: z.enum(['answer', 'undo', 'join']), id: z.string() })),
  deal: z
    .object({
      amount: z.number().optional(),
      opportunityOn: z.string().optional(),
      closedOn: z.string().optional(),
    })
    .optional(),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** A deal reported by sales after the handoff was closed still belongs to it. */
export const isOpen = (handoff: Handoff): boolean => handoff.state === 'open' || handoff.state === 'accepted';

/** Epoch ms. Since when its owner owes a word: since the last one, or since it was accepted or got, whichever is latest. */
export const owesSince = ({ createdAt, ownedSince, acceptedAt, reportedAt }: Handoff): number =>
  Math.max(...[reportedAt ?? acceptedAt ?? createdAt, ownedSince ?? []].flat().map((at) => Date.parse(at)));

type LogEntry = Handoff['log'][number];

/** Whether something was done with it already. */
export const hasDone = ({ log }: Handoff, did: LogEntry['did'], id: string): boolean =>
  log.some((entry) => entry.did === did && entry.id === id);

/** The handoff with one more thing done. */
export const withDone = (handoff: Handoff, did: LogEntry['did'], id: string): Handoff => ({
  ...handoff,
  log: [...handoff.log, { did, id }],
});
