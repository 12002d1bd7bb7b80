import { randomUUID } from 'node:crypto';
import type { SavedSegment, segmentRoutes } from '../../contract/audience.ts';
import { isReadyMadeId } from '../../domain/audience/ready-made.ts';
import type { Rule } from '../../domain/audience/rule.ts';
import { ruleOf, segmentIdSchema } from '../../domain/audience/segment.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import type { Bilingual } from '../../domain/kernel/locale.ts';
import { StaleWrite, type PresentState } from '../../platform/stale-write.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { refuseStale } from '../kernel/write-over.ts';
import { checkedRule, savedOr404, segmentById, segmentOf } from './find-segment.ts';
import { campaignsUsing, segmentTag, viewOf } from './show-segment.ts';
import {
  findSavedSegment,
  listSavedSegments,
  saveSegmentVersion,
  type StoredSegment,
} from './segment-store.ts';

type Deps = Needs<'db' | 'now'>;

/** So many saved segments are counted by night, in one pass over all customers. */
const MOST_SAVED = 50;

/** Saves a new segment. */
export const createSegment =
  (deps: Deps): Serve<typeof segmentRoutes.createSegment> =>
  ({ body: { id, name, rule } }, caller) =>
    create(deps, id ?? newId(), { name, rule: checkedRule(rule) }, caller);

/** Saves a copy of a segment under an id of its own. */
export const cloneSegment =
  (deps: Deps): Serve<typeof segmentRoutes.cloneSegment> =>
  async ({ params: { id }, body }, caller) => {
    const original = await segmentById(deps.db, id);
    const name = body.name ?? { ja: `${original.name.ja}の複製`, en: `Copy of ${original.name.en}` };
    return create(deps, newId(), { name, rule: ruleOf(original) }, caller);
  };

/** Saves a segment as its next version; the same again makes none. Whoever had read none may make the first. */
export const changeSegment =
  (deps: Deps): Serve<typeof segmentRoutes.changeSegment> =>
  async ({ params: { id }, body: { name, rule } }, caller) => {
    const said = { name, rule: checkedRule(rule) };
    const present = await findSavedSegment(deps.db, id);
    const isThere = present !== undefined && present.isRemoved !== true;
    const isReady = isReadyMadeId(id);
    if (!isThere && !isReady && caller.over === undefined) return create(deps, checkedId(id), said, caller);
    const before = await changeable(deps, id, caller);
    if (isSame({ name: before.name, rule: before.rule }, said)) return viewOf(deps.db, before, caller);
    const after = { ...nextVersion(before, deps, caller), ...said };
    if (!(await saveSegmentVersion(deps.db, before, after))) return refuseLost(deps, id);
    caller.changed({ thing: id, before: saidOf(before), after: saidOf(after) });
    return viewOf(deps.db, after, caller);
  };

/** Removes a saved segment that no campaign uses. */
export const removeSegment =
  (deps: Deps): Serve<typeof segmentRoutes.removeSegment> =>
  async ({ params: { id } }, caller) => {
    const before = await changeable(deps, id, caller);
    const using = await campaignsUsing(deps.db, id);
    if (using.length > 0) throw inUse(before.name, using);
    const after: StoredSegment = { ...nextVersion(before, deps, caller), isRemoved: true };
    if (!(await saveSegmentVersion(deps.db, before, after))) return refuseLost(deps, id);
    caller.changed({ thing: id, before: saidOf(before), after: undefined });
    return { id };
  };

/** An id stands in addresses and on the command line. */
function checkedId(id: string): string {
  if (segmentIdSchema.safeParse(id).success) return id;
  throw new UserError(422, 'segment-id', {
    ja: `「${id}」は対象条件のIDに使えません。半角の英小文字、数字、ハイフンで60字までにしてください。例: autumn-2026`,
    en: `"${id}" is no id for a segment. Use at most 60 of a-z, 0-9 and -, such as autumn-2026.`,
  });
}

const newId = (): string => `s-${randomUUID().slice(0, 8)}`;

async function create(
  deps: Deps,
  id: string,
  said: { readonly name: Bilingual; readonly rule: Rule },
  caller: Caller,
): Promise<SavedSegment> {
  if (isReadyMadeId(id)) throw taken(id);
  if ((await listSavedSegments(deps.db)).length >= MOST_SAVED) throw tooManySaved;
  const left = await findSavedSegment(deps.db, id);
  if (left !== undefined && left.isRemoved !== true) throw taken(id);
  const segment: StoredSegment = {
    ...said,
    schemaVersion: 1,
    id,
    version: (left?.version ?? 0) + 1,
    at: deps.now().toISOString(),
    by: caller.name,
  };
  if (!(await saveSegmentVersion(deps.db, left, segment))) throw taken(id);
  caller.changed({ thing: id, before: undefined, after: saidOf(segment) });
  return viewOf(deps.db, segment, caller);
}

/** What may be changed: a saved segment that is as the caller read it. */
async function changeable({ db }: Deps, id: string, caller: Caller): Promise<StoredSegment> {
  if (isReadyMadeId(id)) throw isReadyMade(id);
  const before = await savedOr404(db, id);
  refuseStale(caller, presentOf(before));
  return before;
}

const nextVersion = (before: StoredSegment, { now }: Deps, { name }: Caller): StoredSegment => ({
  ...before,
  version: before.version + 1,
  at: now().toISOString(),
  by: name,
});

/** Somebody saved it between our reading and our writing: nothing was written. */
async function refuseLost({ db }: Deps, id: string): Promise<never> {
  throw new StaleWrite(presentOf(await savedOr404(db, id)));
}

const presentOf = (present: StoredSegment): PresentState => ({
  tag: segmentTag(present),
  by: present.by,
  at: present.at,
  present: segmentOf(present),
});

const saidOf = ({ name, rule }: StoredSegment) => ({ name, rule });

const taken = (id: string): UserError =>
  new UserError(409, 'segment-taken', {
    ja: `対象条件「${id}」はすでにあります。別のIDにするか、そちらを変更してください。`,
    en: `There is a segment "${id}" already. Give another id, or change that one.`,
  });

const isReadyMade = (id: string): UserError =>
  new UserError(409, 'ready-made', {
    ja: `「${id}」は用意された対象条件なので変えられません。複製して、そちらを変更してください。`,
    en: `"${id}" is a ready-made segment and stays as it is. Clone it, and change the copy.`,
  });

const tooManySaved = new UserError(409, 'too-many-segments', {
  ja: `保存できる対象条件は${MOST_SAVED}件までです。使っていないものを削除してください。`,
  en: `${MOST_SAVED} segments can be saved. Remove one that is not used.`,
});

function inUse(name: Bilingual, using: SavedSegment['usedBy']): UserError {
  const names = (quote: (of: string) => string, by: string): string =>
    using.map((each) => quote(each.name)).join(by);
  return new UserError(409, 'segment-in-use', {
    ja: `「${name.ja}」は施策${names((of) => `「${of}」`, '')}で使われているため削除できません。施策を終了してから、もう一度お試しください。`,
    en: `"${name.en}" is used by ${names((of) => `"${of}"`, ', ')} and cannot be removed. End the campaign, then try again.`,
  });
}
