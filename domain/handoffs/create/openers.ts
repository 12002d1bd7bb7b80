import type { Act } from '../../engagement/engagement.ts';
import type { Relationship } from '../../people/relationship.ts';

/**
 * What a salesperson may open with (R12): only what the person knowingly did (request, download, question, attendance,
 * purchase); never opens, clicks or page views. The words are in templates; here is which facts, in order.
 */
export type Opener =
  | { readonly kind: 'request'; readonly inquiry: string }
  | { readonly kind: 'question'; readonly topic: string; readonly question: string }
  | { readonly kind: 'download'; readonly title: string }
  | { readonly kind: 'attended'; readonly topic: string }
  | { readonly kind: 'purchase'; readonly product: string; readonly on: string }
  | { readonly kind: 'topic' };

/** Two openers, the newest deliberate act first; a purchase after it; a general topic where nothing else is fit to say. */
export function openersFrom(
  acts: readonly Act[],
  relationship: Relationship,
  lastRecordIsSore: boolean,
): readonly [Opener, Opener] {
  const newestFirst = acts.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  const spoken = newestFirst.map((act) => openerOf(act)).filter((opener) => opener !== null);
  const distinct = spoken.filter(
    (opener, index) => spoken.findIndex((other) => other.kind === opener.kind) === index,
  );
  const requestsFirst = distinct.toSorted((a, b) => weight(b) - weight(a));
  const purchase: readonly Opener[] =
    relationship.lastWonOn !== undefined && !lastRecordIsSore
      ? [{ kind: 'purchase', product: relationship.lastWonProduct ?? '', on: relationship.lastWonOn }]
      : [];
  const [first = { kind: 'topic' as const }, second = { kind: 'topic' as const }] = [
    ...requestsFirst.slice(0, 1),
    ...purchase,
    ...requestsFirst.slice(1),
  ];
  return [first, second];
}

const weight = (opener: Opener): number =>
  opener.kind === 'request' ? 2 : opener.kind === 'question' ? 1 : 0;

function openerOf(act: Act): Opener | null {
  switch (act.kind) {
    case 'inquiry':
      return ['quote', 'document', 'demo', 'consultation'].includes(act.inquiry)
        ? { kind: 'request', inquiry: act.inquiry }
        : null;
    case 'reply':
      return act.refuses ? null : { kind: 'request', inquiry: 'reply' };
    case 'webinar':
      if (!act.attended) return null;
      return act.question !== undefined && act.question !== ''
        ? { kind: 'question', topic: act.topic ?? act.session, question: act.question }
        : { kind: 'attended', topic: act.topic ?? act.session };
    case 'download':
      return { kind: 'download', title: act.assetTitle };
    case 'open':
    case 'click':
    case 'visit':
    case 'registration':
    case 'probe':
      return null;
    default:
      return act satisfies never;
  }
}
