import { modelRoutes } from '../../contract/interest.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { changeSettings, settingsWrite } from '../settings/settings-store.ts';
import { checkedParts } from './model-store.ts';
import { noCandidate } from './no-candidate.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** One pointer moves: every reader and writer uses the new model from then on. Refused before every part was compared. */
export const switchModel =
  ({ db, freshSettings, now }: Deps): Serve<typeof modelRoutes.switchModel> =>
  async (_, caller) => {
    const { candidateModel, model } = await freshSettings();
    if (candidateModel === undefined) throw noCandidate();
    const { of, parts } = await checkedParts(db, candidateModel.id);
    if (parts.size < of)
      throw new UserError(409, 'not-replayed', {
        ja: `「${candidateModel.id}」の計算がまだ全員分そろっていません（${of}区画のうち${parts.size}区画を確認済み）。rekindle model compare で残りが0名になってから切り替えてください。`,
        en: `Not everybody has been replayed under "${candidateModel.id}" (${parts.size} of ${of} parts checked). Switch when rekindle model compare shows nobody missing.`,
      });
    const { settings: after, tag } = await changeSettings(
      db,
      (before) =>
        before.candidateModel?.id === candidateModel.id
          ? { model: before.candidateModel, candidateModel: undefined }
          : {},
      settingsWrite(caller, now()),
    );
    if (after.model.id !== candidateModel.id) throw noCandidate();
    caller.tagged(tag);
    caller.changed({ thing: after.model.id, before: { model: model.id }, after: { model: after.model.id } });
    return { inForce: after.model.id };
  };

/** Ends the trial of a model. */
export const discardModel =
  ({ db, freshSettings, now }: Deps): Serve<typeof modelRoutes.discardModel> =>
  async (_, caller) => {
    const { candidateModel } = await freshSettings();
    if (candidateModel === undefined) throw noCandidate();
    const { settings: after, tag } = await changeSettings(
      db,
      () => ({ candidateModel: undefined }),
      settingsWrite(caller, now()),
    );
    caller.tagged(tag);
    caller.changed({ thing: candidateModel.id, before: { candidate: candidateModel.id }, after: {} });
    return { inForce: after.model.id, discarded: candidateModel.id };
  };
