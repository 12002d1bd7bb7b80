import {
  enoughEvidence,
  evidenceKeys,
  evidenceKindOf,
  type EvidenceSet,
  type JudgedEvidence,
} from '../../../domain/handoffs/create/evidence.ts';
import { judgeGroups, type JudgedGroups } from '../../../domain/kpis/judge-groups.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { findEvidence, findEvidences } from './evidence-store.ts';

/** The deeds of one set beside each other: contents and webinars, or requests. */
export const judgeDeeds = async (
  db: Database,
  { assets }: Pick<Settings, 'assets'>,
  set: EvidenceSet,
): Promise<JudgedGroups> => judgeGroups(await findEvidences(db, evidenceKeys(assets)[set]));

/** The evidence of a handoff, where there is enough. Other deeds are read only then. */
export async function judgeEvidence(
  db: Database,
  settings: Pick<Settings, 'assets'>,
  key: string | undefined,
): Promise<JudgedEvidence | undefined> {
  const evidence = await findEvidence(db, key);
  const deed = key === undefined ? undefined : evidenceKindOf(key);
  if (deed === undefined || evidence.of < enoughEvidence) return undefined;
  const { groups } = await judgeDeeds(db, settings, deed === 'request' ? 'requests' : 'contents');
  const shrunk = groups.find((group) => group.key === key)?.shrunk;
  return { deed, ...evidence, ...(shrunk === undefined ? {} : { shrunk }) };
}
