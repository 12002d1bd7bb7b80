import type { RawEngagement } from '../../engagement/engagement.ts';
import { inquiryOf, newestDecisive, topicOf, type Deed } from './decisive-engagement.ts';
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
  acts: readonly RawEngagement[],
  relationship: Relationship,
  lastRecordIsSore: boolean,
): readonly [Opener, Opener] {
  const requestsFirst = newestDecisive(acts)
    .map((deed) => openerOf(deed))
    .toSorted((a, b) => weight(b) - weight(a));
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

function openerOf(deed: Deed): Opener {
  switch (deed.kind) {
    case 'request':
      return { kind: 'request', inquiry: inquiryOf(deed.act) };
    case 'question':
      return { kind: 'question', topic: topicOf(deed.act), question: deed.question };
    case 'attended':
      return { kind: 'attended', topic: topicOf(deed.act) };
    case 'download':
      return { kind: 'download', title: deed.act.assetTitle };
    default:
      return deed satisfies never;
  }
}
