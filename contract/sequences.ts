import { bilingualSchema } from '../domain/kernel/locale.ts';
import * as z from 'zod';
import { segmentSchema } from '../domain/audience/segment.ts';
import { kpiCountsSchema } from '../domain/kpis/kpi.ts';
import { campaignSchema } from '../domain/sequences/campaign.ts';
import { stepsSchema } from '../domain/sequences/sequence.ts';
import { leaders, marketers, route } from './route.ts';

/** A campaign, what mail servers said of its mails, and how far its customers came. */
export const campaignViewSchema = z.object({
  campaign: campaignSchema,
  /** `rejected`: refused by SES itself, before or after it had taken them. */
  delivery: z.object({ sent: z.number(), rejected: z.number(), bounced: z.number(), complained: z.number() }),
  counts: kpiCountsSchema,
});
export type CampaignView = z.infer<typeof campaignViewSchema>;

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
        segment: segmentSchema.optional(),
        sequenceId: z.string().default('three-mails'),
        steps: stepsSchema.optional(),
        topic: bilingualSchema.optional(),
        continuous: z.boolean().default(true),
        /** Also those whom another running campaign mails: they get both. */
        mayOverlap: z.boolean().default(false),
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
  }),
  pauseCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/pause',
    summary: 'Holds every mail of a running campaign until it goes on.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
  }),
  resumeCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/resume',
    summary: 'Goes on with a paused campaign.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
  }),
  endCampaign: route({
    method: 'POST',
    path: '/campaigns/{id}/end',
    summary: 'Ends a campaign for good.',
    roles: marketers,
    params: ofCampaign,
    answer: campaignViewSchema,
  }),
};
