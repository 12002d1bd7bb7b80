import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { sendingStateSchema } from '../domain/mail/sending.ts';
import { everyone, marketers, route } from './route.ts';

/** Mails to customers, before they are sent. */
export const mailRoutes = {
  previewMail: route({
    method: 'POST',
    path: '/mails/preview',
    summary: "A mail with a real customer's values, as it would arrive.",
    roles: marketers,
    body: z
      .object({
        template: z.string(),
        locale: z.enum(['ja', 'en']).optional(),
        customerId: z.string().optional(),
        segmentId: z.string().default('all-dormant'),
        text: z.object({ subject: z.string(), body: z.string() }).optional(),
        topic: bilingualSchema.optional(),
      })
      .strict(),
    answer: z.object({
      to: z.string().optional(),
      customerId: z.string(),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
    }),
  }),
  showSending: route({
    method: 'GET',
    path: '/sending',
    summary: 'How sending stands: the rate and the day of SES, and what stops it.',
    roles: everyone,
    answer: z.object({
      state: sendingStateSchema,
      /** What stops it and what to do, in the reader's language; absent while mails go out. */
      stopped: z.object({ because: z.string(), toDo: z.string() }).optional(),
    }),
  }),
  sendTestMail: route({
    method: 'POST',
    path: '/mails/test',
    summary: "Sends a mail to oneself, with a real customer's values. It counts nowhere.",
    roles: marketers,
    body: z
      .object({
        to: z.email(),
        template: z.string(),
        customerId: z.string().optional(),
        segmentId: z.string().default('all-dormant'),
      })
      .strict(),
    answer: z.object({ sent: z.boolean(), mailId: z.string(), to: z.string() }),
    status: 202,
  }),
};
