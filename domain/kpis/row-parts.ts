import { contentOf } from '../engagement/engagement.ts';
import { monthlyId } from '../sequences/monthly-id.ts';
import type { Fact, FactOf } from '../timeline/fact.ts';
import type { RowParts } from './divisions.ts';
import { humanReactions } from './human-reactions.ts';
import type { KpiRow } from './kpi.ts';

/** What the customer was when enrolled. The monthly mail is in no division, for it is in no total. */
export const partsAtEnrolment = ({
  campaignId,
  industry,
  site,
  route,
  ownerId,
}: FactOf<'enrolled'>): Pick<KpiRow, 'parts'> =>
  campaignId === monthlyId ? {} : withParts(named({ industry, site, route, owner: ownerId }));

/**
 * What the facts add: the rank of the first handoff, the arm of the first split, and, of what a person did before the
 * opportunity came, the step whose mail the first of it answered and the first document or webinar.
 *
 * @param own facts of this row
 * @param all facts of the customer, sorted, for mails and verdicts
 */
export function partsIn(row: KpiRow, own: readonly Fact[], all: readonly Fact[]): Pick<KpiRow, 'parts'> {
  if (row.campaignId === monthlyId) return {};
  const until = row.opportunityAt ?? '9999';
  const steps = new Map(all.flatMap((fact) => mailStep(fact, row.campaignId)));
  const answered = humanReactions(all, all).find(
    ({ at, messageId = '' }) => at <= until && steps.has(messageId),
  );
  const content = humanReactions(own, all)
    .filter(({ at }) => at <= until)
    .map(({ group }) => contentOf(group))
    .find((each) => each !== undefined);
  const drawn = own
    .flatMap((fact) => ('passed' in fact && fact.passed) || [])
    .find((each) => each.drawn === true);
  return withParts({
    ...row.parts,
    ...named({
      rank: own.find((fact) => fact.kind === 'handoffCreated')?.rank,
      step: steps.get(answered?.messageId ?? ''),
      content,
      variant: drawn === undefined ? undefined : `${drawn.id}#${drawn.outcome}`,
    }),
  });
}

const withParts = (parts: RowParts): Pick<KpiRow, 'parts'> =>
  Object.keys(parts).length === 0 ? {} : { parts };

/** The step of a mail of this campaign, by the mail: it is the first that was passed with it. */
function mailStep(fact: Fact, campaignId: string): readonly (readonly [string, string])[] {
  if (fact.kind !== 'mailSent' && fact.kind !== 'mailUnconfirmed') return [];
  const step = fact.passed?.[0]?.id;
  return fact.campaignId === campaignId && step !== undefined ? [[fact.id, step]] : [];
}

/** Names of one length and without blanks around them; what is empty is left out. */
const named = (values: Readonly<Record<string, string | undefined>>): RowParts =>
  Object.fromEntries(
    Object.entries(values).flatMap(([dimension, value]) => {
      // By letters: half of one would come back from the store as another.
      const text = firstLetters.exec(value?.trim() ?? '')?.[0] ?? '';
      return text === '' ? [] : [[dimension, text]];
    }),
  );

/** A name is a part of keys. */
const firstLetters = /^.{0,100}/su;
