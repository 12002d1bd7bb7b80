import { campaignRoutes } from '../../contract/sequences.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findDelivery } from '../kpis/kpi-store.ts';
import { changeCampaignState } from './campaign-store.ts';
import { refuseStale } from '../kernel/write-over.ts';
import { campaignOr404, campaignTag, viewOf } from './show-campaigns.ts';

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
    refuseStale(caller, presentOf(campaign));
    const { from, ...change } = changes[action];
    const isChanged = await changeCampaignState(deps.db, campaign.id, {
      ...change,
      from: caller.over === undefined ? from : from.filter((state) => state === campaign.state),
      at: deps.now().toISOString(),
      by: caller.name,
      ...(action === 'end' && (await isCancelled(deps, campaign)) ? { isCancelled: true } : {}),
      ...(action === 'resume' ? { guardedFrom: await findDelivery(deps.db, campaign.id) } : {}),
    });
    if (!isChanged) {
      const present = await campaignOr404(deps, campaign.id);
      refuseStale(caller, presentOf(present));
      throw new UserError(409, 'state', {
        ja: `この施策は「${present.state}」なので ${action} できません。`,
        en: `The campaign is ${present.state}: ${action} is not possible.`,
      });
    }
    caller.changed({
      thing: campaign.name,
      before: { state: campaign.state },
      after: { state: changes[action].to },
    });
    const after = await campaignOr404(deps, campaign.id);
    caller.tagged(campaignTag(after));
    return viewOf(deps, after);
  };

const presentOf = (campaign: Campaign) => ({
  tag: campaignTag(campaign),
  ...campaign.stateChanged,
  present: { campaign },
});

/** Ended within minutes of its launch, before anything was due: taken back. */
async function isCancelled(
  { freshSettings, now }: Needs<'freshSettings' | 'now'>,
  { launchedAt }: Campaign,
): Promise<boolean> {
  const { cancelMinutes } = await freshSettings();
  return now().getTime() < Date.parse(launchedAt) + cancelMinutes * 60_000;
}
