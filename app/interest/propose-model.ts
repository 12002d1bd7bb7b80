import { modelRoutes } from '../../contract/interest.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { contradictionsIn, presets, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { changeSettings, settingsSettleSeconds, settingsWrite } from '../settings/settings-store.ts';
import { forgetChecks, keepModel, listModels } from './model-store.ts';
import { recomputeAll } from './recompute-all.ts';

/** Keeps the model as a version and fills its interests beside the running ones. Proposing it again replays again. */
export const proposeModel =
  ({
    db,
    freshSettings,
    audienceQueue,
    now,
  }: Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>): Serve<typeof modelRoutes.proposeModel> =>
  async ({ body: proposal }, caller) => {
    const model =
      proposal.model ?? [...presets(), ...(await listModels(db))].find(({ id }) => id === proposal.id);
    if (model === undefined)
      throw new UserError(422, 'unknown-model', {
        ja: `「${proposal.id ?? ''}」というモデルはありません。rekindle model list で一覧を見られます。`,
        en: `There is no model "${proposal.id ?? ''}". See rekindle model list.`,
      });
    const wrong = contradictionsIn(model);
    if (wrong.length > 0)
      throw new UserError(422, 'contradiction', {
        ja: `モデルの数値が矛盾しています：${wrong.join('、')}。小さいほうを直してください。`,
        en: `The model contradicts itself: ${wrong.join(', ')}. Correct the smaller one.`,
      });
    const settings = await freshSettings();
    if (settings.model.id === model.id) throw alreadyInForce(settings, model);
    const shipped = presets().find(({ id }) => id === model.id);
    const other = shipped ?? (await keepModel(db, model));
    if (other !== undefined && !isSame(other, model))
      throw new UserError(409, 'model-id-taken', {
        ja: `「${model.id}」は別の内容のモデルの名前です。版ごとに新しい id を付けてください。`,
        en: `"${model.id}" names a model with other contents. Give each version a new id.`,
      });
    if (shipped !== undefined) await keepModel(db, shipped);
    await forgetChecks(db, model.id);
    const { tag } = await changeSettings(db, () => ({ candidateModel: model }), settingsWrite(caller, now()));
    caller.tagged(tag);
    await recomputeAll({ db, audienceQueue }, 'replay');
    return {
      inForce: settings.model.id,
      candidate: model.id,
      replayStartsInSeconds: settingsSettleSeconds,
    };
  };

const alreadyInForce = (settings: Settings, model: ScoringModel): UserError =>
  isSame(settings.model, model)
    ? new UserError(409, 'in-force', {
        ja: `「${model.id}」はいま使っているモデルです。`,
        en: `"${model.id}" is the model in force.`,
      })
    : new UserError(409, 'model-id-taken', {
        ja: `「${model.id}」はいま使っているモデルの名前で、内容が違います。版ごとに新しい id を付けてください。`,
        en: `"${model.id}" names the model in force, with other contents. Give each version a new id.`,
      });
