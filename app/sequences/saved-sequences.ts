import type { sequenceRoutes } from '../../contract/saved-sequences.ts';
import { isWriter, type Writer } from '../../domain/kernel/wrote-it.ts';
import {
  approvalInForce,
  withTextIds,
  writerOf,
  type SavedSequence,
} from '../../domain/sequences/saved-sequence.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { StaleWrite } from '../../platform/stale-write.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { findSavedSequence, putSavedSequence } from './sequence-store.ts';
import { campaignsBySequence, inLibrary, savedView, sequenceTag, unknownSequence } from './show-sequences.ts';
import { problemsOf, refuseProblems } from './sequence-findings.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** Saves a sequence without problems, or approves it as it stands; what somebody saved meanwhile is not written over. */
export const saveSequence =
  ({ db, freshSettings, now }: Deps): Serve<typeof sequenceRoutes.saveSequence> =>
  async ({ params: { id }, body: { sequence, revision } }, caller) => {
    const [settings, before] = await Promise.all([freshSettings(), findSavedSequence(db, id)]);
    refuseOther(id, before, revision, caller);
    const at = now().toISOString();
    const after =
      sequence === undefined
        ? approved(id, before, settings, caller, at)
        : changed(id, before, sequence, settings, { at, by: caller });
    if (!(await putSavedSequence(db, before, after)))
      throw caller.over === undefined ? changedMeanwhile(id) : stale(await findSavedSequence(db, id));
    caller.changed({
      thing: id,
      ...(before === undefined ? {} : { before: lineOf(before) }),
      after: lineOf(after),
    });
    caller.tagged(sequenceTag(after));
    return savedView(after, settings, await campaignsBySequence(db));
  };

/** What was read has to be what is there: by the tag of the reading, or by the revision in the body. */
function refuseOther(
  id: string,
  before: SavedSequence | undefined,
  revision: number | undefined,
  { over }: Caller,
): void {
  if (over === undefined && before?.revision !== revision) throw changedMeanwhile(id);
  if (over !== undefined && (before === undefined || over !== sequenceTag(before))) throw stale(before);
}

const stale = (present: SavedSequence | undefined): StaleWrite =>
  new StaleWrite({
    tag: present === undefined ? '' : sequenceTag(present),
    ...(present === undefined ? {} : { by: present.savedBy, at: present.savedAt }),
    present: present?.sequence,
  });

/** What the audit log tells of it. */
const lineOf = (saved: SavedSequence) => ({
  revision: saved.revision,
  steps: saved.sequence.steps.length,
  ...(approvalInForce(saved) === undefined ? {} : { approved: saved.revision }),
});

function changed(
  id: string,
  before: SavedSequence | undefined,
  sequence: Sequence,
  settings: Settings,
  { at, by }: { readonly at: string; readonly by: Writer },
): SavedSequence {
  if (sequence.id !== id) throw otherId(id, sequence.id);
  refuseProblems(problemsOf(sequence, settings, before === undefined ? [] : [before.sequence]));
  return {
    schemaVersion: 1,
    sequence: withTextIds(sequence),
    savedAt: at,
    savedBy: by.name,
    ...(by.memberId === undefined ? {} : { savedById: by.memberId }),
    revision: (before?.revision ?? 0) + 1,
  };
}

/** By somebody other than its writer where the company wants it so. */
function approved(
  id: string,
  before: SavedSequence | undefined,
  { sequenceApproval }: Settings,
  by: Writer,
  at: string,
): SavedSequence {
  if (before === undefined) throw unknownSequence(id);
  if (sequenceApproval === 'another' && isWriter(by, writerOf(before))) throw byAnother(before);
  return { ...before, approval: { revision: before.revision, at, by: by.name } };
}

/** The sequence of this name as it stands, without problems and approved where that is asked: ready to be launched. */
export async function launchable({ db }: Needs<'db'>, settings: Settings, id: string): Promise<Sequence> {
  const saved = await findSavedSequence(db, id);
  const sequence = saved?.sequence ?? inLibrary(id, settings);
  if (
    settings.sequenceApproval === 'another' &&
    (saved === undefined || approvalInForce(saved) === undefined)
  )
    throw unapproved(id);
  return sequence;
}

const otherId = (id: string, written: string): UserError =>
  new UserError(422, 'sequence', {
    ja: `シナリオの id「${written}」が、保存先「${id}」と違います。同じにしてください。`,
    en: `The id of the sequence is "${written}", but it is saved as "${id}". Make them the same.`,
  });
const changedMeanwhile = (id: string): UserError =>
  new UserError(409, 'changed', {
    ja: `シナリオ「${id}」は、その間にほかの方が保存しました。読み直してから、もう一度変更してください。`,
    en: `Somebody saved the sequence "${id}" meanwhile. Read it again, and make your change once more.`,
  });
const byAnother = ({ savedBy }: SavedSequence): UserError =>
  new UserError(409, 'by-another', {
    ja: `保存した方（${savedBy}）は承認できません。別の方に承認を依頼してください。`,
    en: `${savedBy} saved it and cannot approve it. Ask somebody else.`,
  });
const unapproved = (id: string): UserError =>
  new UserError(409, 'unapproved', {
    ja: `シナリオ「${id}」は、今の内容では承認されていません。保存した方とは別の方に承認を依頼してください（rekindle sequence approve ${id}）。`,
    en: `The sequence "${id}" is not approved as it stands. Ask somebody other than its writer to approve it (rekindle sequence approve ${id}).`,
  });
