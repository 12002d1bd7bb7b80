import type { sequenceRoutes, SequenceView } from '../../contract/saved-sequences.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { sequenceLibrary } from '../../domain/sequences/library.ts';
import { isWriter } from '../../domain/kernel/wrote-it.ts';
import { approvalInForce, writerOf, type SavedSequence } from '../../domain/sequences/saved-sequence.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listCampaigns } from './campaign-store.ts';
import { findingsOf } from './sequence-findings.ts';
import {
  findSavedSequence,
  findSequenceVersion,
  findSequenceVersions,
  listSavedSequences,
} from './sequence-store.ts';

type Deps = Needs<'db' | 'freshSettings'>;

/** The company's own, then the templates that it has not saved under their own name. */
export const listSequences =
  ({ db, freshSettings }: Deps): Serve<typeof sequenceRoutes.listSequences> =>
  async () => {
    const [settings, saved, using] = await Promise.all([
      freshSettings(),
      listSavedSequences(db),
      campaignsBySequence(db),
    ]);
    const own = new Set(saved.map(({ sequence }) => sequence.id));
    return {
      sequences: [
        ...saved.map((each) => savedView(each, settings, using)),
        ...sequenceLibrary(settings)
          .filter(({ id }) => !own.has(id))
          .map((each) => libraryView(each, settings, using)),
      ],
    };
  };

/** One sequence: its steps, its versions, what uses it; of a saved one the answer carries its tag. */
export const showSequence =
  ({ db, freshSettings }: Deps): Serve<typeof sequenceRoutes.showSequence> =>
  async ({ params: { id } }, caller) => {
    const [settings, saved, versions, using] = await Promise.all([
      freshSettings(),
      findSavedSequence(db, id),
      findSequenceVersions(db, id),
      campaignsBySequence(db),
    ]);
    const isAsked = settings.sequenceApproval === 'another';
    if (saved === undefined)
      return {
        ...libraryView(inLibrary(id, settings), settings, using),
        versions: [],
        approval: { isMissing: isAsked, isYours: false },
      };
    caller.tagged(sequenceTag(saved));
    const isMissing = isAsked && approvalInForce(saved) === undefined;
    return {
      ...savedView(saved, settings, using),
      // What was saved before versions were kept has none of its own.
      versions: (versions.length === 0 ? [saved] : versions).map(({ revision, savedAt, savedBy }) => ({
        version: revision,
        at: savedAt,
        by: savedBy,
      })),
      approval: { isMissing, isYours: isMissing && !isWriter(caller, writerOf(saved)) },
    };
  };

/** A version of a saved sequence as it was. */
export const showSequenceVersion =
  ({ db, freshSettings }: Deps): Serve<typeof sequenceRoutes.showSequenceVersion> =>
  async ({ params: { id, version } }) => {
    const found = await findSequenceVersion(db, id, version);
    if (found !== undefined) return { sequence: found.sequence };
    const known = (await findSequenceVersions(db, id)).map(({ revision }) => revision).join(', ');
    if (known === '' && sequenceLibrary(await freshSettings()).some((template) => template.id === id))
      throw new UserError(404, 'unknown-version', {
        ja: `「${id}」はひな型です。保存するまで、版はありません。`,
        en: `"${id}" is a template: it has no versions before it is saved.`,
      });
    if (known === '') throw unknownSequence(id);
    throw new UserError(404, 'unknown-version', {
      ja: `シナリオ「${id}」の第${version}版はありません。あるのは次の版です: ${known}`,
      en: `The sequence "${id}" has no version ${version}. There are: ${known}`,
    });
  };

/** Every save counts on, so that its number tells what was read. */
export const sequenceTag = ({ revision }: Pick<SavedSequence, 'revision'>): string => `r${revision}`;

type Using = ReadonlyMap<string, readonly Campaign[]>;

/** Campaigns that have not ended, by the sequence that they go through. */
export const campaignsBySequence = async (db: Database): Promise<Using> =>
  grouped(
    (await listCampaigns(db)).filter(({ state }) => state !== 'ended'),
    ({ sequence }) => sequence.id,
  );

/** A sequence of the company's own. */
export const savedView = (saved: SavedSequence, settings: Settings, using: Using): SequenceView => {
  const approval = approvalInForce(saved);
  return {
    sequence: saved.sequence,
    source: 'company',
    revision: saved.revision,
    savedAt: saved.savedAt,
    savedBy: saved.savedBy,
    ...(approval === undefined ? {} : { approved: { at: approval.at, by: approval.by } }),
    ...findingsOf(saved.sequence, settings, []),
    usedBy: usedBy(saved.sequence, using),
  };
};

const libraryView = (sequence: Sequence, settings: Settings, using: Using): SequenceView => ({
  sequence,
  source: 'library',
  ...findingsOf(sequence, settings, []),
  usedBy: usedBy(sequence, using),
});

/** A launch may name another topic: that alone makes no other version. */
const usedBy = (present: Sequence, using: Using): SequenceView['usedBy'] =>
  (using.get(present.id) ?? []).map(({ id, name, sequence, sequenceVersion }) => ({
    campaignId: id,
    name,
    version: sequenceVersion ?? 1,
    isPresent: isSame({ ...sequence, topic: undefined }, { ...present, topic: undefined }),
  }));

/** A template by its id, in the company's language and about its topic. */
export function inLibrary(id: string, settings: Settings): Sequence {
  const found = sequenceLibrary(settings).find((each) => each.id === id);
  if (found === undefined) throw unknownSequence(id);
  return found;
}

/** There is none of this id. */
export const unknownSequence = (id: string): UserError =>
  new UserError(404, 'unknown-sequence', {
    ja: `シナリオ「${id}」はありません。rekindle sequence list で一覧を見られます。`,
    en: `There is no sequence "${id}". See rekindle sequence list.`,
  });
