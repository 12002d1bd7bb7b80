import type { settingsRoutes } from '../../contract/settings.ts';
import { findQuarantined, redrive, type Quarantined } from '../../platform/dynamodb/quarantine.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';

/** What was set aside because its work failed again and again. */
export const listSetAside =
  ({ db }: Needs<'db'>): Serve<typeof settingsRoutes.listSetAside> =>
  async () => ({ items: (await findQuarantined(db)).map((entry) => shown(entry)) });

/** Tries all of it again: for when the cause is mended. */
export const retrySetAside =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof settingsRoutes.retrySetAside> =>
  async () => {
    const entries = await findQuarantined(db);
    for (const entry of entries) await redrive(db, entry, now());
    return { items: entries.map((entry) => shown(entry)) };
  };

const shown = ({ itemPk, itemSk, error, at }: Quarantined) => ({
  id: `${itemPk} ${itemSk}`,
  kind: itemSk.split('#')[0]?.toLowerCase() ?? '',
  error,
  at,
});
