import type { kpiRoutes } from '../../contract/kpis.ts';
import type { Asset } from '../../domain/settings/settings.ts';
import type { JudgedGroups } from '../../domain/kpis/judge-groups.ts';
import { judgeDeeds } from '../handoffs/create/judge-evidence.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';

/** What led to opportunities: contents and webinars, then requests, each beside the others of its kind. */
export const showContents =
  (deps: Needs<'db' | 'freshSettings'>): Serve<typeof kpiRoutes.showContents> =>
  async () => {
    const settings = await deps.freshSettings();
    const [contents, requests] = await Promise.all([
      judgeDeeds(deps.db, settings, 'contents'),
      judgeDeeds(deps.db, settings, 'requests'),
    ]);
    return { contents: named(contents, settings.assets), requests: named(requests, settings.assets) };
  };

/** With titles, where settings know them. */
const named = ({ groups, ...rest }: JudgedGroups, assets: readonly Asset[]) => ({
  ...rest,
  groups: groups.map((group) => {
    const [kind, ...parts] = group.key.split('#');
    const what = parts.join('#');
    const title = assets.find((asset) => what === (kind === 'webinar' ? asset.session : asset.id))?.title;
    return { ...group, what, ...(title === undefined ? {} : { title }) };
  }),
});
