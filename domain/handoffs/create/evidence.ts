import { inquiryKindSchema, type Engagement } from '../../engagement/engagement.ts';
import { decisiveEngagement, inquiryOf } from './decisive-engagement.ts';
import type { Handoff, Outcome } from '../handoff.ts';

/** Kinds of deeds that decide a handoff, as its evidence tells them apart. */
export type EvidenceKind = 'request' | 'webinar' | 'download';

/** What became of those who did the same: `done` of `of` became opportunities. */
export interface Evidence {
  readonly of: number;
  readonly done: number;
}

/** Evidence enough to be told of; `shrunk` where there are other deeds to see it beside. */
export interface JudgedEvidence extends Evidence {
  readonly deed: EvidenceKind;
  /** The rate drawn to that of all, with its 95% range. */
  readonly shrunk?: { readonly rate: number; readonly low: number; readonly high: number };
}

/** Fewer cases tell nothing. */
export const enoughEvidence = 20;

/**
 * The deed that decides a handoff, the same that its mail gives as the reason: the newest request, else webinar, else
 * download. `request#consultation`, `webinar#session`, `download#asset`; undefined where only interest grew.
 */
export function evidenceKeyOf(acts: readonly Engagement[]): string | undefined {
  const deed = decisiveEngagement(acts.filter(({ verdict }) => verdict.is !== 'machine'));
  switch (deed?.kind) {
    case undefined:
      return undefined;
    case 'request':
      return keyOf('request', inquiryOf(deed.act));
    case 'question':
    case 'attended':
      return keyOf('webinar', deed.act.session);
    case 'download':
      return keyOf('download', deed.act.assetId);
    default:
      return deed satisfies never;
  }
}

/** Webinars of other tools may have long names. */
const keyOf = (deed: EvidenceKind, what: string): string => `${deed}#${what.slice(0, 200)}`;

/** Deeds that are seen beside each other. */
export type EvidenceSet = 'contents' | 'requests';

/** The keys of all deeds that are known: what mails offer, and what people ask for. */
export const evidenceKeys = (
  assets: readonly { readonly id: string; readonly session?: string | undefined }[],
): Readonly<Record<EvidenceSet, readonly string[]>> => ({
  contents: assets.map(({ id, session }) =>
    session === undefined ? keyOf('download', id) : keyOf('webinar', session),
  ),
  requests: [...inquiryKindSchema.options, 'reply'].map((what) => keyOf('request', what)),
});

/** What kind of deed a key names. */
export function evidenceKindOf(key: string): EvidenceKind | undefined {
  const deed = key.split('#')[0];
  return deed === 'request' || deed === 'webinar' || deed === 'download' ? deed : undefined;
}

/** Outcomes that say nothing yet, or nothing about the customer. */
const silent: readonly Outcome[] = ['reached', 'notReached', 'noTime', 'alreadyInDeal'];

/** What a handoff counts as it stands: among those decided, and among those that became opportunities. */
export function contributionOf({ outcome, deal }: Handoff): Evidence {
  const done = outcome === 'opportunity' || outcome === 'won' || deal?.opportunityOn !== undefined;
  const isDecided = done || (outcome !== undefined && !silent.includes(outcome));
  return { of: Number(isDecided), done: Number(done) };
}

/** What an answer, or its undo, changes in the counts; undefined where it changes nothing. */
export function evidenceChange(before: Handoff, after: Handoff): Evidence | undefined {
  const [was, is] = [contributionOf(before), contributionOf(after)];
  const change = { of: is.of - was.of, done: is.done - was.done };
  return change.of === 0 && change.done === 0 ? undefined : change;
}
