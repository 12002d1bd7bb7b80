import type { segmentRoutes } from '../../contract/audience.ts';
import { ruleProblems } from '../../contract/rule-problems.ts';
import { candidateOf } from '../../domain/audience/gather-candidate.ts';
import { fieldOf, isFieldKey } from '../../domain/audience/segment-fields.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { audienceDay } from './audience-day.ts';
import { scanAudience, type AudienceMember } from './audience-store.ts';
import { atOnce } from './parts-store.ts';

/** So many values are offered; others can be typed. */
const OFFERED = 30;
const PARTS = 32;

/** What customers have under a field of text or list, the most frequent first, of so many as can be looked at at once. */
export const listSegmentValues =
  (deps: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof segmentRoutes.listSegmentValues> =>
  async ({ params: { field } }) => {
    if (!isFieldKey(field)) throw unknownField(field);
    const settings = await deps.freshSettings();
    const day = await audienceDay(deps.db, settings, deps.now());
    const found = new Map<string, number>();
    const { read } = fieldOf(field);
    let people = 0;
    for await (const member of everybody(deps, settings.model.id)) {
      people++;
      if (people > atOnce) break;
      const value = read(candidateOf(member, day), day.today);
      const texts = typeof value === 'string' ? [value] : typeof value === 'object' ? value : [];
      for (const text of texts) if (text !== '') found.set(text, (found.get(text) ?? 0) + 1);
    }
    const values = [...found]
      .map(([value, number]) => ({ value, people: number }))
      .toSorted((a, b) => b.people - a.people || a.value.localeCompare(b.value))
      .slice(0, OFFERED);
    return { values, people: Math.min(people, atOnce), isWhole: people <= atOnce };
  };

/** Small parts one after the other: whoever has seen enough has read little of the last. */
async function* everybody({ db, now }: Needs<'db' | 'now'>, modelId: string): AsyncGenerator<AudienceMember> {
  for (let part = 0; part < PARTS; part++) yield* scanAudience(db, part, modelId, now().toISOString(), PARTS);
}

function unknownField(field: string): UserError {
  const [problem] = ruleProblems({ all: [{ field, op: 'known' }] });
  return new UserError(404, 'unknown-field', problem?.message ?? { ja: field, en: field });
}
