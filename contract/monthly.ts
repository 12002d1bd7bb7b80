import * as z from 'zod';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { monthSchema, topicTextSchema } from '../domain/sequences/monthly-topic.ts';
import { campaignViewSchema } from './sequences.ts';
import { leaders, marketers, route } from './route.ts';

const ofMonth = z.object({ month: monthSchema });
const topicViewSchema = z.object({
  month: z.string(),
  title: z.string(),
  text: topicTextSchema,
  assetId: z.string().optional(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  revision: z.number().int(),
  /** Who approved the text as it stands, and when; absent while nobody has. */
  approved: z.object({ at: z.string(), by: z.string() }).optional(),
  /** From when until when it is sent; absent while nobody approved it. */
  from: z.string().optional(),
  until: z.string().optional(),
});
export type TopicView = z.infer<typeof topicViewSchema>;

export const monthlyViewSchema = z.object({
  state: z.enum(['running', 'paused']),
  pausedBecause: z.string().optional(),
  /** How many get it, as the nightly pass counted them; absent before the first night. */
  people: z
    .object({
      active: z.number(),
      ended: z.number(),
      /** Why some get no mail now: they wait, or it has ended for them; the most frequent first. */
      reasons: z.array(z.object({ because: z.string(), people: z.number() })),
      asOf: z.string(),
    })
    .optional(),
  /** The month whose topic has to be seen to now, and what it lacks; absent where nobody would get it. */
  lacking: z.object({ month: z.string(), lacks: z.enum(['text', 'approval']) }).optional(),
  /** The months whose topic may be written now, this one first. */
  writable: z.array(z.string()),
  /** What a letter may start from, by language, and the documents that it may offer. */
  start: z.object({
    ja: z.object({ subject: z.string(), body: z.string() }),
    en: z.object({ subject: z.string(), body: z.string() }),
  }),
  assets: z.array(z.object({ id: z.string(), title: bilingualSchema })),
  /** This month's and the next topic, and those before, the latest first. */
  topics: z.array(topicViewSchema),
  /** What became of each month: mails, of which asked whether to go on, people who reacted, who were silent to the end, who left otherwise. */
  months: z.array(
    z.object({
      month: z.string(),
      sent: z.number(),
      asked: z.number(),
      reacted: z.number(),
      silent: z.number(),
      stopped: z.number(),
    }),
  ),
  delivery: campaignViewSchema.shape.delivery,
});
export type MonthlyView = z.infer<typeof monthlyViewSchema>;

/** The monthly mail: one topic a month for everybody whose sequence has ended without a result. */
export const monthlyRoutes = {
  showMonthly: route({
    method: 'GET',
    path: '/monthly',
    summary: 'The monthly mail: topics, how many get it, what became of each month.',
    roles: leaders,
    answer: monthlyViewSchema,
  }),
  writeMonthlyTopic: route({
    method: 'PUT',
    path: '/monthly/{month}',
    summary: 'Writes the topic of a month. Any change voids its approval.',
    roles: marketers,
    params: ofMonth,
    body: z
      .object({
        title: z.string().min(1).max(100),
        text: topicTextSchema,
        assetId: z.string().optional(),
        /** The revision that was changed; absent for a topic that is new. */
        revision: z.number().int().optional(),
      })
      .strict(),
    answer: topicViewSchema,
  }),
  approveMonthlyTopic: route({
    method: 'POST',
    path: '/monthly/{month}/approve',
    summary: 'Approves the topic of a month as it stands. Nothing is sent before.',
    roles: marketers,
    params: ofMonth,
    body: z.object({ revision: z.number().int() }).strict(),
    answer: topicViewSchema,
  }),
  pauseMonthly: route({
    method: 'POST',
    path: '/monthly/pause',
    summary: 'Holds every monthly mail until it goes on.',
    roles: marketers,
    answer: monthlyViewSchema,
  }),
  resumeMonthly: route({
    method: 'POST',
    path: '/monthly/resume',
    summary: 'Goes on with the monthly mail.',
    roles: marketers,
    answer: monthlyViewSchema,
  }),
};
