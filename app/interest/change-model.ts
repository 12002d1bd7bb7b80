import { scanAudience, scanSegments } from '../audience/audience-store.ts';
import { findInterests } from './interest-store.ts';
import { checkedParts, forgetChecks, keepModel, listModels, markPartChecked } from './model-store.ts';
import { changeSettings, settingsSettleSeconds } from '../settings/settings-store.ts';
import { refoldAll } from './refold-all.ts';
import { compareSchema, proposalSchema } from '../../contract/api.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { temperatureAt, type Temperature } from '../../domain/interest/interest.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { contradictionsIn, presets, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { json, readJson, type HttpRequest, type RouteHandler } from '../../platform/http-pipeline.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'audienceQueue' | 'engagementQueue' | 'now'>;

/** The model in force, the one that is being tried, the shipped ones and every one that was tried before. */
export const showModels =
  (deps: Deps): RouteHandler =>
  async () => {
    const { model, candidateModel } = await deps.freshSettings();
    const kept = await listModels(deps.db);
    const models = new Map([...presets(), ...kept, model].map((each) => [each.id, each]));
    return json({
      inForce: model.id,
      candidate: candidateModel?.id,
      models: [...models.values()].toSorted((a, b) => a.id.localeCompare(b.id)),
    });
  };

/** What can be done with models: propose one, compare it in parts, switch to it, discard it. */
export const changeModel =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const action = request.params['action'] ?? '';
    switch (action) {
      case 'propose':
        return propose(deps, request);
      case 'compare':
        return compare(deps, request);
      case 'switch':
        return switchModel(deps);
      case 'discard':
        return discard(deps);
      default:
        throw new UserError(404, 'unknown-action', {
          ja: `モデルに「${action}」という操作はありません。propose、compare、switch、discard のどれかです。`,
          en: `A model cannot "${action}". It is one of propose, compare, switch, discard.`,
        });
    }
  };

/** Keeps the model as a version and fills its interests beside the running ones. Proposing it again replays again. */
async function propose({ db, freshSettings, audienceQueue }: Deps, request: HttpRequest) {
  const proposal = readJson(request, proposalSchema);
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
  await changeSettings(db, (before) => ({ ...before, candidateModel: model }));
  await refoldAll(audienceQueue, 'replay');
  return json({
    inForce: settings.model.id,
    candidate: model.id,
    replayStartsInSeconds: settingsSettleSeconds,
  });
}

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

/** Somebody whose temperature differs between the two models, now. */
interface BandChange {
  readonly customerId: string;
  readonly name: string;
  readonly account: string;
  readonly from: Temperature;
  readonly to: Temperature;
  readonly pointsFrom: number;
  readonly pointsTo: number;
}

/** Compares one part of all customers: who would change band. `missing` are those whose replay is still to come. */
async function compare(deps: Deps, request: HttpRequest) {
  const { db } = deps;
  const { part } = readJson(request, compareSchema);
  if (part >= scanSegments)
    throw new UserError(422, 'part', {
      ja: `part ${part} はありません。0 から ${scanSegments - 1} までです。`,
      en: `There is no part ${part}: parts are 0 to ${scanSegments - 1}.`,
    });
  const { model, candidateModel } = await deps.freshSettings();
  if (candidateModel === undefined) throw noCandidate();
  const at = deps.now().getTime();
  const members = [];
  for await (const member of scanAudience(db, part, model.id, deps.now().toISOString()))
    if (member.interest !== undefined) members.push(member);
  const others = await findInterests(
    db,
    members.map(({ customer }) => customer.id),
    candidateModel.id,
  );
  const changes: BandChange[] = [];
  const bands: Record<string, number> = {};
  let missing = 0;
  for (const { customer, account, interest } of members) {
    const other = others.get(customer.id);
    if (interest === undefined || other === undefined) {
      missing++;
      continue;
    }
    const from = temperatureAt(interest, at, model);
    const to = temperatureAt(other, at, candidateModel);
    bands[`${from} -> ${to}`] = (bands[`${from} -> ${to}`] ?? 0) + 1;
    if (from !== to)
      changes.push({
        customerId: customer.id,
        name: customer.fullName ?? customer.lastName ?? '',
        account: account.name,
        from,
        to,
        pointsFrom: interestAt(interest.heat, at, model.halfLifeDays),
        pointsTo: interestAt(other.heat, at, candidateModel.halfLifeDays),
      });
  }
  if (missing === 0) await markPartChecked(db, candidateModel.id, part);
  return json({
    part,
    parts: scanSegments,
    inForce: model.id,
    candidate: candidateModel.id,
    customers: members.length,
    missing,
    bands,
    changes,
  });
}

/** One pointer moves: every reader and writer uses the new model from then on. Refused before every part was compared. */
async function switchModel({ db, freshSettings }: Deps) {
  const { candidateModel } = await freshSettings();
  if (candidateModel === undefined) throw noCandidate();
  const checked = await checkedParts(db, candidateModel.id);
  if (checked.size < scanSegments)
    throw new UserError(409, 'not-replayed', {
      ja: `「${candidateModel.id}」の計算がまだ全員分そろっていません（${scanSegments}区画のうち${checked.size}区画を確認済み）。rekindle model compare で残りが0名になってから切り替えてください。`,
      en: `Not everybody has been replayed under "${candidateModel.id}" (${checked.size} of ${scanSegments} parts checked). Switch when rekindle model compare shows nobody missing.`,
    });
  const after = await changeSettings(db, (before) =>
    before.candidateModel?.id === candidateModel.id
      ? { ...before, model: before.candidateModel, candidateModel: undefined }
      : before,
  );
  if (after.model.id !== candidateModel.id) throw noCandidate();
  return json({ inForce: after.model.id });
}

async function discard({ db, freshSettings }: Deps) {
  const { candidateModel } = await freshSettings();
  if (candidateModel === undefined) throw noCandidate();
  const after = await changeSettings(db, (before) => ({ ...before, candidateModel: undefined }));
  return json({ inForce: after.model.id, discarded: candidateModel.id });
}

const noCandidate = (): UserError =>
  new UserError(409, 'no-candidate', {
    ja: '試しているモデルがありません。rekindle model propose で始めてください。',
    en: 'No model is being tried. Begin with rekindle model propose.',
  });
