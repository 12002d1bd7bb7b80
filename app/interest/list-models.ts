import { modelRoutes } from '../../contract/interest.ts';
import { presets } from '../../domain/interest/scoring-model.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { loadTaggedSettings } from '../settings/settings-store.ts';
import { listModels as findModels } from './model-store.ts';

/** The model in force, the one that is being tried, the shipped ones and every one that was tried before. */
export const listModels =
  ({ db }: Needs<'db'>): Serve<typeof modelRoutes.listModels> =>
  async (_, { tagged }) => {
    const [{ settings, tag }, kept] = await Promise.all([loadTaggedSettings(db), findModels(db)]);
    const { model, candidateModel } = settings;
    tagged(tag);
    const models = new Map([...presets(), ...kept, model].map((each) => [each.id, each]));
    return {
      inForce: model.id,
      candidate: candidateModel?.id,
      models: [...models.values()].toSorted((a, b) => a.id.localeCompare(b.id)),
    };
  };
