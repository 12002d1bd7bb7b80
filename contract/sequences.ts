import { keepReasons, keepSpans } from '../domain/sequences/owner-review.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { givenSegmentSchema } from './audience.ts';
import { kpiCountsSchema } from '../domain/kpis/kpi.ts';
import { campaignSchema } from '../domain/sequences/campaign.ts';
import { formerStepsSchema } from '../domain/sequences/former-steps.ts';
import { monthSchema, topicTextSchema } from '../domain/sequences/monthly-topic.ts';
import { leaders, marketers, route } from './route.ts';

/** A campaign, what mail servers said of its mails, and how far its customers came. */
export const campaignViewSchema = z.object({
  campaign: campaignSchema,
  /** `rejected`: refused by SES itself, before or after it had taken them. */
  delivery: z.object({ sent: z.number(), rejected: z.number(), bounced: z.number(), complained: z.number() }),
  counts: kpiCountsSchema,
  /** By step: how many are there, passed it and how, left there and why. */
  steps: z.array(
    z.object({
      stepId: z.string(),
      there: z.number(),
      passed: z.record(z.string(), z.number()),
      left: z.record(z.string(), z.number()),
    }),
  ),
});
export type CampaignView = z.infer<typeof campaignViewSchema>;

/** What owners were asked about a campaign, and have answered. Silence means yes. */
const ownerReviewViewSchema = z.object({
  until: z.iso.datetime(),
  isOver: z.boolean(),
  owners: z.array(
    z.object({
      ownerId: z.string(),
      name: z.string(),
      people: z.number().int(),
      /** There are more than were counted. */
      isMore: z.boolean(),
      answeredAt: z.iso.datetime().optional(),
      kept: z.array(
        z.object({
          customerId: z.string(),
          name: z.string(),
          reason: z.enum(keepReasons),
          span: z.enum(keepSpans),
          at: z.iso.datetime(),
        }),
      ),
    }),
  ),
});
export type OwnerReviewView = z.infer<typeof ownerReviewViewSchema>;

const ofCampaign = z.object({ id: z.string().min(1) });

/** Campaigns: sequences launched on segments. */
export const campaignRoutes = {
  listCampaigns: route({
    method: 'GET',
    path: '/campaigns',
    summary: 'All campaigns, the newest first.',
    roles: leaders,
    answer: z.object({ campaigns: z.array(campaignViewSchema) }),
  }),
  launchCampaign: route({
    method: 'POST',
    path: '/campaigns',
    summary: 'Launches a sequence on a segment. Both are frozen then.',
    roles: marketers,
    body: z
      .object({
        name: z.string().min(1).max(100),
        segmentId: z.string().optional(),
        segment: givenSegmentSchema.optional(),
        sequenceId: z.string().default('three-mails'),
        /** Mails alone, each so many days after the first; else the steps of the sequence. */
        steps: formerStepsSchema.optional(),
        topic: bilingualSchema.optional(),
        continuous: z.boolean().default(true),
        /** Also those whom another running campaign mails: they get both. */
        mayOverlap: z.boolean().default(false),
        /** Owners look through the names for so many business days before the first mail; silence means yes. */
        ownerReviewDays: z.number().int().min(1).max(10).optional(),
        /** Typed by hand for more than 500 people. */
        confirmCount: z.number().int().optional(),
      })
      .strict(),
    answer: z.object({
      campaign: campaignSchema,
      audience: z.number().int(),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
    status: 201,
  }),
  showCampaign: route({
    method: 'GET',
    path: '/campaigns/{id}',
    summary: 'One campaign.',
    roles: leaders,
    params: ofCampaign,
    answer: campaignViewSchema,
    isTagged: true,
  }),
  showOwnerReview: route({
    method: 'GET',
    path: '/campaigns/{id}/owner-review',
    summary: 'Whom owners were asked about before the first mail, who has answered, and who is kept back.',
    roles: leaders,
    params: ofCampaign,
    answer: ownerReviewViewSchema,
  }),
  pauseCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/pause',
    summary: 'Holds every mail of a running campaign until it goes on.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
    isTagged: true,
  }),
  resumeCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/resume',
    summary: 'Goes on with a paused campaign.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
    isTagged: true,
  }),
  endCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/end',
    summary: 'Ends a campaign for good.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
    isTagged: true,
  }),
};

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
