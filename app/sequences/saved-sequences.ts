import type { sequenceRoutes, SequenceView } from '../../contract/saved-sequences.ts';
import {
  checkSequence,
  sequenceWarnings,
  type CheckedAgainst,
} from '../../domain/sequences/check-sequence.ts';
import { flowOf, mailsOf } from '../../domain/sequences/flow.ts';
import { sequenceLibrary } from '../../domain/sequences/library.ts';
import { approvalInForce, withTextIds, type SavedSequence } from '../../domain/sequences/saved-sequence.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { SequenceProblem } from '../../domain/sequences/sequence-problem.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findSavedSequence, listSavedSequences, putSavedSequence } from './sequence-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** The company's own, then the templates that it has not saved under their own name. */
export const listSequences =
  ({ db, freshSettings }: Deps): Serve<typeof sequenceRoutes.listSequences> =>
  async () => {
    const [settings, saved] = await Promise.all([freshSettings(), listSavedSequences(db)]);
    const own = new Set(saved.map(({ sequence }) => sequence.id));
    return {
      sequences: [
        ...saved.map((each) => savedView(each, settings)),
        ...sequenceLibrary.filter(({ id }) => !own.has(id)).map((each) => libraryView(each, settings)),
      ],
    };
  };

/** Saves a sequence without problems, or approves it as it stands; what somebody saved meanwhile is not written over. */
export const saveSequence =
  ({ db, freshSettings, now }: Deps): Serve<typeof sequenceRoutes.saveSequence> =>
  async ({ params: { id }, body: { sequence, revision } }, caller) => {
    const [settings, before] = await Promise.all([freshSettings(), findSavedSequence(db, id)]);
    if (before?.revision !== revision) throw changedMeanwhile(id);
    const at = now().toISOString();
    const after =
      sequence === undefined
        ? approved(id, before, settings, caller.name, at)
        : changed(id, before, sequence, settings, { at, by: caller.name });
    if (!(await putSavedSequence(db, before, after))) throw changedMeanwhile(id);
    caller.changed({
      thing: id,
      ...(before === undefined ? {} : { before: lineOf(before) }),
      after: lineOf(after),
    });
    return savedView(after, settings);
  };

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
  { at, by }: { readonly at: string; readonly by: string },
): SavedSequence {
  if (sequence.id !== id) throw otherId(id, sequence.id);
  refuseProblems(problemsOf(sequence, settings, before === undefined ? [] : [before.sequence]));
  return {
    schemaVersion: 1,
    sequence: withTextIds(sequence),
    savedAt: at,
    savedBy: by,
    revision: (before?.revision ?? 0) + 1,
  };
}

/** By somebody other than its writer where the company wants it so. */
function approved(
  id: string,
  before: SavedSequence | undefined,
  { sequenceApproval }: Settings,
  by: string,
  at: string,
): SavedSequence {
  if (before === undefined) throw unknownSequence(id);
  if (sequenceApproval === 'another' && by === before.savedBy) throw byAnother(before);
  return { ...before, approval: { revision: before.revision, at, by } };
}

/** The sequence of this name as it stands, without problems and approved where that is asked: ready to be launched. */
export async function launchable({ db }: Needs<'db'>, settings: Settings, id: string): Promise<Sequence> {
  const saved = await findSavedSequence(db, id);
  const sequence = saved?.sequence ?? inLibrary(id);
  if (
    settings.sequenceApproval === 'another' &&
    (saved === undefined || approvalInForce(saved) === undefined)
  )
    throw unapproved(id);
  return sequence;
}

/** A sequence with problems is refused, each with its place. */
export function refuseProblems(problems: readonly SequenceProblem[]): void {
  if (problems.length === 0) return;
  const list = (locale: 'ja' | 'en'): string =>
    problems.map(({ place, step, message }) => `${place} (${step}): ${message[locale]}`).join(' ');
  throw new UserError(
    422,
    'sequence',
    { ja: `シナリオを直してください。${list('ja')}`, en: `Mend the sequence. ${list('en')}` },
    problems.map(({ place, message }) => ({ place: `body.sequence.${place}`, message })),
  );
}

/** What stops a sequence, against the settings and its earlier versions; own texts are checked as any. */
export function problemsOf(
  sequence: Sequence,
  settings: Settings,
  before: readonly Sequence[],
): readonly SequenceProblem[] {
  return [...checkSequence(sequence, againstOf(settings, before)), ...textProblems(sequence)];
}

const againstOf = ({ locale, assets }: Settings, before: readonly Sequence[]): CheckedAgainst => ({
  languages: [locale],
  assets: assets.map(({ id }) => id),
  sessions: assets.flatMap(({ kind, id, session }) =>
    kind === 'webinar' ? [id, ...(session === undefined ? [] : [session])] : [],
  ),
  before,
});

const textProblems = (sequence: Sequence): readonly SequenceProblem[] =>
  mailsOf(flowOf(sequence)).flatMap((mail) =>
    (['ja', 'en'] as const).flatMap((locale) => {
      const text = mail.text?.[locale];
      const checked = text === undefined ? { ok: true as const } : checkOwnText(text, locale);
      return checked.ok
        ? []
        : checked.problems.map((message) => ({
            place: `steps (${mail.id}).text.${locale}`,
            step: mail.id,
            message,
          }));
    }),
  );

/** What stops a sequence, and what deserves a look. */
export const findingsOf = (sequence: Sequence, settings: Settings, before: readonly Sequence[]) => ({
  problems: [...problemsOf(sequence, settings, before)],
  warnings: [...sequenceWarnings(sequence)],
});

const savedView = (saved: SavedSequence, settings: Settings): SequenceView => {
  const approval = approvalInForce(saved);
  return {
    sequence: saved.sequence,
    source: 'company',
    revision: saved.revision,
    savedAt: saved.savedAt,
    savedBy: saved.savedBy,
    ...(approval === undefined ? {} : { approved: { at: approval.at, by: approval.by } }),
    ...findingsOf(saved.sequence, settings, []),
  };
};

const libraryView = (sequence: Sequence, settings: Settings): SequenceView => ({
  sequence,
  source: 'library',
  ...findingsOf(sequence, settings, []),
});

function inLibrary(id: string): Sequence {
  const found = sequenceLibrary.find((each) => each.id === id);
  if (found === undefined) throw unknownSequence(id);
  return found;
}

const unknownSequence = (id: string): UserError =>
  new UserError(404, 'unknown-sequence', {
    ja: `シナリオ「${id}」はありません。rekindle sequence list で一覧を見られます。`,
    en: `There is no sequence "${id}". See rekindle sequence list.`,
  });
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
