import { ownTextSchema, triedLetterFields } from '../domain/mail/tried-letter.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { monthSchema } from '../domain/sequences/monthly-topic.ts';
import { sendingStateSchema } from '../domain/mail/sending.ts';
import { lights, readinessChecks } from '../domain/mail/readiness-findings.ts';
import { idSchema } from './id.ts';
import { everyone, leaders, marketers, route } from './route.ts';

/** One check as somebody reads it. */
export const readinessCheckSchema = z.object({
  id: z.enum(readinessChecks),
  light: z.enum(lights),
  name: z.string(),
  says: z.string(),
  toDo: z.string().optional(),
  /** Records of the DNS and the like, a line each, for whoever can enter them. */
  forIt: z.string().optional(),
});

/** How sending stands. */
const sendingAnswer = z.object({
  state: sendingStateSchema,
  /** What stops it and what to do, in the reader's language; absent while mails go out. */
  stopped: z.object({ because: z.string(), toDo: z.string() }).optional(),
});

/** Which mail is looked at or tried, with whose values, and what is other in it than in the one that is sent. */
const triedMail = {
  ...triedLetterFields,
  template: z.string(),
  customerId: z.string().optional(),
  segmentId: z.string().default('all-dormant'),
  /** The topic of the monthly mail that was written for this month, in place of a shipped mail. */
  month: monthSchema.optional(),
};

/** Mails to customers, before they are sent. */
export const mailRoutes = {
  previewMail: route({
    method: 'POST',
    path: '/mails/preview',
    summary: "A mail with a real customer's values, as it would arrive.",
    leavesNoLine: 'It reads, and changes nothing.',
    roles: marketers,
    body: z.object(triedMail).strict(),
    answer: z.object({
      to: z.string().optional(),
      customerId: z.string(),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
      /** The letter as it is written, with its fields: to begin a text of one's own with. */
      written: ownTextSchema,
      /** What speaks against a text of one's own and does not forbid it. */
      warnings: z.array(bilingualSchema),
    }),
  }),
  showSending: route({
    method: 'GET',
    path: '/sending',
    summary: 'How sending stands: the rate and the day of SES, and what stops it.',
    roles: everyone,
    answer: sendingAnswer,
  }),
  resumeSending: route({
    method: 'POST',
    path: '/sending/resume',
    summary:
      'Goes on after a backup was restored. `leave`: mails that may have gone out since the backup are left out; `send`: they are sent, some of them for the second time.',
    roles: marketers,
    body: z.object({ perhapsSent: z.enum(['leave', 'send']).default('leave') }).strict(),
    answer: sendingAnswer,
  }),
  showReadiness: route({
    method: 'GET',
    path: '/readiness',
    summary: 'Whether mails may go out: each check with its light, what to do, and what to hand to IT.',
    roles: leaders,
    answer: z.object({
      /** Nothing is red: a launch goes through. */
      isReady: z.boolean(),
      checks: z.array(readinessCheckSchema),
    }),
  }),
  sendTestMail: route({
    method: 'POST',
    path: '/mails/test',
    summary: "Sends a mail to oneself, with a real customer's values. It counts nowhere.",
    roles: marketers,
    body: z.object({ ...triedMail, to: z.email() }).strict(),
    answer: z.object({ mailId: z.string(), customerId: z.string(), to: z.string() }),
    status: 202,
  }),
  showTestMail: route({
    method: 'GET',
    path: '/mails/test/{customerId}/{mailId}',
    summary: 'What became of a mail sent to oneself.',
    roles: marketers,
    params: z.object({ customerId: idSchema, mailId: idSchema }),
    answer: z.object({
      /** `waiting` and `taken` may still become something else; the others are the end. */
      outcome: z.enum(['waiting', 'taken', 'delivered', 'bounced', 'refused', 'stopped', 'unconfirmed']),
      to: z.string(),
      says: z.string(),
      toDo: z.string().optional(),
    }),
  }),
};
