import type { AppDeps } from '../../../app/kernel/deps.ts';
import { publishEdit } from '../../../app/sequences/edit-campaign.ts';
import { saveSequence } from '../../../app/sequences/saved-sequences.ts';
import { listSequences, showSequence, showSequenceVersion } from '../../../app/sequences/show-sequences.ts';
import { trySequence } from '../../../app/sequences/try-sequence.ts';

/** What stands behind the routes of sequences. */
export const sequenceServes = (deps: AppDeps) => ({
  listSequences: listSequences(deps),
  showSequence: showSequence(deps),
  showSequenceVersion: showSequenceVersion(deps),
  saveSequence: saveSequence(deps),
  trySequence: trySequence(deps),
  publishEdit: publishEdit(deps),
});
