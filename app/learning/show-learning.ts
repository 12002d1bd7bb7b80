import { learningRoutes } from '../../contract/learning.ts';
import { learn, modelLearned } from '../../domain/learning/propose-points.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import { UserError } from '../../platform/user-error.ts';
import { proposeModel } from '../interest/propose-model.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { beginLearning, findLearning, learningParts } from './learning-store.ts';
import { weeklyView } from './weekly-view.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** What outcomes say of the points in force: how many there are, whether anything is proposed, and why not. */
export const showLearning =
  (deps: Deps): Serve<typeof learningRoutes.showLearning> =>
  async ({ query: { wanted } }) => {
    const settings = await deps.freshSettings();
    const { model } = settings;
    const found = await findLearning(deps.db);
    if (found === undefined) return { state: 'never', modelId: model.id };
    const { run, done, rows } = found;
    const counting = { startedAt: run.startedAt, done, of: learningParts };
    if (done < learningParts) return { state: 'counting', modelId: model.id, counting };
    // Another model counts other amounts: what was gathered for the one before says nothing of this one.
    if (run.modelId !== model.id) return { state: 'never', modelId: model.id };
    return {
      state: 'counted',
      modelId: model.id,
      countedAt: run.startedAt,
      learning: learn(rows, model),
      weekly: await weeklyView(deps.db, settings, run.run, wanted),
    };
  };

/** Gathers outcomes anew, in the background. */
export const countOutcomes =
  (deps: Deps & Needs<'audienceQueue'>): Serve<typeof learningRoutes.countOutcomes> =>
  async () => {
    const { model } = await deps.freshSettings();
    const startedAt = deps.now().toISOString();
    await beginLearning(deps.db, { run: startedAt, startedAt, modelId: model.id });
    await deps.audienceQueue.sendAll(
      Array.from({ length: learningParts }, (_, part) => ({ kind: 'learn', run: startedAt, part })),
    );
    return { startedAt, of: learningParts };
  };

/** Puts the learned points beside those in force, as a model on trial: a person compares, then switches or drops it. */
export const proposeLearned =
  (deps: Deps & Needs<'audienceQueue'>): Serve<typeof learningRoutes.proposeLearned> =>
  async ({ body: { threshold } }, caller) => {
    const { model, calendar } = await deps.freshSettings();
    const found = await findLearning(deps.db);
    if (found === undefined || found.done < learningParts || found.run.modelId !== model.id) throw notCounted;
    const { changes, sameChanceAt } = learn(found.rows, model);
    if (changes.length === 0) throw nothingProposed;
    const on = dayOf(Date.parse(found.run.startedAt), calendar.timeZone);
    const learned = modelLearned(model, changes, `learned-${on}`, on);
    return proposeModel(deps)(
      {
        params: {},
        query: {},
        body: { model: threshold === 'sameChance' ? atThreshold(learned, sameChanceAt) : learned },
      },
      caller,
    );
  };

/** The threshold of the same chance as today's; what hangs on it stays below it. */
function atThreshold(model: ScoringModel, hotAt = model.hotAt): ScoringModel {
  const at = Math.max(hotAt, model.warmAt);
  return { ...model, hotAt: at, hotFloor: Math.min(model.hotFloor, at) };
}

const notCounted = new UserError(409, 'not-counted', {
  ja: 'いまの配点での結果をまだ数えていません。先に rekindle learn count か「結果を数える」を実行してください。',
  en: 'Outcomes were not counted for the points in force yet. Run rekindle learn count, or press "Count outcomes", first.',
});

const nothingProposed = new UserError(409, 'nothing-to-propose', {
  ja: '提案できる変更がありません。理由は rekindle learn status で見られます。',
  en: 'There is nothing to propose. See why with rekindle learn status.',
});
