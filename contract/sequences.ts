import { keepReasons, keepSpans } from '../domain/sequences/owner-review.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { givenSegmentSchema } from './audience.ts';
import { kpiCountsSchema } from '../domain/kpis/kpi.ts';
import { controlKinds } from '../domain/sequences/control-group.ts';
import { campaignSchema } from '../domain/sequences/campaign.ts';
import { liftRoutes } from './campaign-lift.ts';
import { formerStepsSchema } from '../domain/sequences/former-steps.ts';
import { idSchema } from './id.ts';
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

const ofCampaign = z.object({ id: idSchema });

/** Campaigns: sequences launched on segments. */
export const campaignRoutes = {
  ...liftRoutes,
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
        /** By lot a part of the companies is not mailed for 90 days, to see what mailing does. */
        control: z.enum(controlKinds).optional(),
        /** Typed by hand for more than 500 people. */
        confirmCount: z.number().int().optional(),
        /** Chosen anew for each launch: asked twice with one key and the same words, it is launched once. */
        launchKey: z.string().min(16).max(64).optional(),
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
