import type { sequenceRoutes } from '../../contract/saved-sequences.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { editEffect } from '../../domain/sequences/edit-preview.ts';
import { placed } from '../../domain/sequences/enrolment.ts';
import { flowOf } from '../../domain/sequences/flow.ts';
import { flowOfVersion } from '../../domain/sequences/look.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { SequenceVersion } from '../../domain/sequences/sequence-version.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findUnderWay } from './due-step-store.ts';
import { launchable } from './saved-sequences.ts';
import { problemsOf, refuseProblems } from './sequence-findings.ts';
import { campaignOr404 } from './show-campaigns.ts';
import { findVersions, publishVersion, type CampaignRun } from './version-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** Runs the very function that moves people over all who are under way, and writes nothing. */
export async function editEffects(
  { db }: Pick<Deps, 'db'>,
  run: CampaignRun,
  sequence: Sequence,
  underWay: SequenceVersion['underWay'],
) {
  const version = { number: (run.campaign.sequenceVersion ?? 1) + 1, flow: flowOf(sequence), underWay };
  const counts = { stays: 0, ends: 0 };
  const moves = new Map<string, { from: string | undefined; to: string | undefined; people: number }>();
  for await (const enrolment of findUnderWay(db, run.campaign.id)) {
    const place = placed(enrolment, flowOfVersion(enrolment.sequenceVersion ?? 1, run));
    const effect = editEffect(place, version);
    if (effect.kind === 'moves') {
      const key = `${effect.from ?? ''} ${effect.to ?? ''}`;
      const known = moves.get(key) ?? { from: effect.from, to: effect.to, people: 0 };
      moves.set(key, { ...known, people: known.people + 1 });
    } else counts[effect.kind]++;
  }
  return { ...counts, moves: [...moves.values()].toSorted((a, b) => b.people - a.people) };
}

/** Gives a campaign the sequence as it now stands: for those to come, and for those under way as was chosen. */
export const publishEdit =
  (deps: Deps): Serve<typeof sequenceRoutes.publishEdit> =>
  async ({ params: { id }, body: { sequenceId, underWay, version } }, caller) => {
    const campaign = await campaignOr404(deps, id);
    if (campaign.state === 'ended') throw ended(campaign);
    const current = campaign.sequenceVersion ?? 1;
    if (current !== version) throw outdated(current);
    const sequence = await editedSequence(deps, campaign, sequenceId);
    const next: SequenceVersion = {
      schemaVersion: 1,
      campaignId: id,
      number: current + 1,
      sequence,
      publishedAt: deps.now().toISOString(),
      publishedBy: caller.name,
      underWay,
    };
    if (!(await publishVersion(deps.db, campaign, next))) throw outdated(current);
    caller.changed({
      thing: campaign.name,
      before: { version: current },
      after: { version: next.number, underWay },
    });
    return { version: next.number };
  };

/** The sequence, held against every version that the campaign had: an id keeps its kind for ever. */
async function editedSequence({ db, freshSettings }: Deps, campaign: Campaign, sequenceId: string) {
  const settings = await freshSettings();
  const [sequence, versions] = await Promise.all([
    launchable({ db }, settings, sequenceId),
    findVersions(db, campaign),
  ]);
  refuseProblems(
    problemsOf(
      sequence,
      settings,
      versions.map((each) => each.sequence),
    ),
  );
  return { ...sequence, topic: campaign.sequence.topic };
}

const ended = ({ name }: Campaign): UserError =>
  new UserError(409, 'state', {
    ja: `施策「${name}」は終了しています。終了した施策は変更できません。新しい施策を始めてください。`,
    en: `The campaign "${name}" has ended and cannot be changed. Launch a new one.`,
  });
const outdated = (current: number): UserError =>
  new UserError(409, 'changed', {
    ja: `この施策は、すでに第${current}版になっています。内容を確かめてから、もう一度変更してください。`,
    en: `The campaign has version ${current} by now. Look at it, and make your change once more.`,
  });
