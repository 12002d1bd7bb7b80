import type { Engagement } from '../engagement/engagement.ts';
import { mailKeyOf, type PlacedEnrolment } from './enrolment.ts';
import type { LookFacts, SeenAct } from './look-facts.ts';
import type { ActMatch, Test } from './step.ts';

/** An act counts once its verdict has had time to change: scanners betray themselves within minutes. */
export const settleMs = 600_000;

/** The moment from which an act counts that fits, epoch ms: only a person's, or perhaps a person's where that is asked. */
export function actAt(
  match: ActMatch,
  enrolment: PlacedEnrolment,
  facts: LookFacts,
  limitEpochMs = Infinity,
): number | undefined {
  const mails = match.mails?.map((step) => facts.mailIdOf(mailKeyOf(enrolment, step)));
  const isOfWebinar = match.kind === 'registered' || match.kind === 'attended';
  const since = mails !== undefined || isOfWebinar ? -Infinity : Date.parse(enrolment.enrolledAt);
  const seen = facts.acts
    .filter(
      (act) =>
        isOfKind(act, match) &&
        (act.verdict === 'human' || (match.likely === true && act.verdict === 'unknown')) &&
        (mails === undefined || (act.mailId !== undefined && mails.includes(act.mailId))) &&
        (match.ref === undefined || act.ref === match.ref) &&
        (match.link === undefined || act.link === match.link) &&
        act.atEpochMs >= since &&
        act.atEpochMs <= limitEpochMs,
    )
    .map(({ seenAtEpochMs }) => seenAtEpochMs);
  return seen.length === 0 ? undefined : seen.reduce((first, at) => Math.min(first, at)) + settleMs;
}

/** Somebody who replies has answered too. */
const isOfKind = ({ kind }: SeenAct, match: ActMatch): boolean =>
  kind === match.kind || (match.kind === 'answer' && kind === 'reply');

/** Whether a test of a condition holds now. */
export function holds(test: Test, enrolment: PlacedEnrolment, facts: LookFacts): boolean {
  if ('not' in test) return !holds(test.not, enrolment, facts);
  if ('act' in test) return (actAt(test.act, enrolment, facts) ?? Infinity) <= facts.nowEpochMs;
  if ('status' in test) return facts.standing.status === test.status;
  if ('inSegment' in test) return facts.matches(test.inSegment.rule);
  if ('temperature' in test) return facts.temperature === test.temperature;
  return facts.interest >= test.interestAtLeast;
}

/** The acts that steps may wait for among all that a customer did. */
export function seenActs(all: readonly Engagement[]): readonly SeenAct[] {
  return all.flatMap((act): readonly SeenAct[] => {
    const seen = {
      verdict: act.verdict.is,
      atEpochMs: Date.parse(act.occurredAt),
      seenAtEpochMs: Date.parse(act.receivedAt),
      mailId: 'messageId' in act ? act.messageId : undefined,
    };
    switch (act.kind) {
      case 'click':
        return [{ ...seen, kind: 'click', link: nameOf(act.link) }];
      case 'download':
        return [{ ...seen, kind: 'download', ref: act.assetId }];
      case 'registration':
        return isTakenBack(act, all) ? [] : [{ ...seen, kind: 'registered', ref: act.session }];
      case 'webinar':
        return act.attended ? [{ ...seen, kind: 'attended', ref: act.session }] : [];
      case 'visit':
        return [{ ...seen, kind: 'visit' }];
      case 'reply':
        return act.refuses || act.doubt === 'automatic' ? [] : [{ ...seen, kind: 'reply' }];
      case 'inquiry':
      case 'open':
      case 'probe':
        return [];
      default:
        return act satisfies never;
    }
  });
}

/** What a link of ours leads to, by its one letter; any other is named by its address. */
function nameOf(link: string): string {
  const purpose = /^https?:\/\/[^/]+(?:\/[^/]+)*\/([dwqk])\/[^/]+$/.exec(link)?.[1];
  if (purpose === undefined) return link;
  return purpose === 'q' ? 'consultation' : purpose === 'k' ? 'goOn' : 'asset';
}

/** The same registration was cancelled later. */
const isTakenBack = (
  act: Extract<Engagement, { kind: 'registration' }>,
  all: readonly Engagement[],
): boolean =>
  act.cancelled === true ||
  all.some(
    (other) =>
      other.kind === 'registration' &&
      other.cancelled === true &&
      other.session === act.session &&
      other.occurredAt >= act.occurredAt,
  );
