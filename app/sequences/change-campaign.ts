import { campaignRoutes } from '../../contract/sequences.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findDelivery } from '../kpis/kpi-store.ts';
import { changeCampaignState } from './campaign-store.ts';
import { campaignOr404, viewOf } from './show-campaigns.ts';

const changes = {
  pause: { from: ['running'], to: 'paused', because: 'byHand' },
  resume: { from: ['paused'], to: 'running' },
  end: { from: ['running', 'paused'], to: 'ended' },
} as const;

/** Pauses, resumes or ends a campaign; refused where its state does not allow it. */
export const changeCampaign =
  (
    deps: Needs<'db' | 'freshSettings' | 'now'>,
    action: keyof typeof changes,
  ): Serve<typeof campaignRoutes.pauseCampaign> =>
  async ({ params }, caller) => {
    const campaign = await campaignOr404(deps, params.id);
    const isChanged = await changeCampaignState(deps.db, campaign.id, {
      ...changes[action],
      at: deps.now().toISOString(),
      ...(action === 'end' && (await isCancelled(deps, campaign)) ? { isCancelled: true } : {}),
      ...(action === 'resume' ? { guardedFrom: await findDelivery(deps.db, campaign.id) } : {}),
    });
    if (!isChanged)
      throw new UserError(409, 'state', {
        ja: `この施策は「${campaign.state}」なので ${action} できません。`,
        en: `The campaign is ${campaign.state}: ${action} is not possible.`,
      });
    caller.changed({
      thing: campaign.name,
      before: { state: campaign.state },
      after: { state: changes[action].to },
    });
    return viewOf(deps, await campaignOr404(deps, campaign.id));
  };

/** Ended within minutes of its launch, before anything was due: taken back. */
async function isCancelled(
  { freshSettings, now }: Needs<'freshSettings' | 'now'>,
  { launchedAt }: Campaign,
): Promise<boolean> {
  const { cancelMinutes } = await freshSettings();
  return now().getTime() < Date.parse(launchedAt) + cancelMinutes * 60_000;
}
