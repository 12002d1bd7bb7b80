import type { campaignRoutes } from '../../contract/sequences.ts';
import { liftOf } from '../../domain/kpis/lift.ts';
import { comparedAt } from '../../domain/sequences/control-group.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { campaignOr404 } from './show-campaigns.ts';
import { findArmCounts, sumArm } from '../kpis/arm-store.ts';

/**
 * Both arms of a campaign: counts on the way, flat in the number of customers; once the time of the last of them is over,
 * what mailing did. Whoever looks every week would find something sooner or later, so there is one verdict.
 */
export const showLift =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof campaignRoutes.showLift> =>
  async ({ params }) => {
    const campaign = await campaignOr404({ db }, params.id);
    const { control } = campaign;
    if (control === undefined) throw withoutControl(campaign.name);
    const until = comparedAt(control);
    const isOver = now().toISOString() >= until;
    const counts = await findArmCounts(db, campaign.id);
    const lift = isOver
      ? liftOf(await sumArm(db, campaign.id, 'mailed'), await sumArm(db, campaign.id, 'control'))
      : undefined;
    const { kind, share } = control;
    return {
      kind,
      share,
      until,
      isOver,
      mailed: { done: counts['mailedDone'] ?? 0, of: counts['mailedOf'] ?? 0 },
      control: { done: counts['controlDone'] ?? 0, of: counts['controlOf'] ?? 0 },
      lift,
    };
  };

const withoutControl = (name: string): UserError =>
  new UserError(404, 'no-control-group', {
    ja: `施策「${name}」には、比較のため配信しない方がいません。施策を始めるときに選べます。`,
    en: `The campaign "${name}" has no control group. One is chosen at the launch.`,
  });
