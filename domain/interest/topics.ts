import type { Contribution } from './contribution.ts';
import type { Engagement } from '../engagement/engagement.ts';
import { heatOf, interestAt } from './heat.ts';

/** A subject that somebody is after, with what it adds to the interest now. */
export interface Topic {
  readonly subject: string;
  readonly points: number;
}

const SHOWN = 5;

/**
 * What this person is after: the documents, webinars and pages behind the interest, the strongest first.
 * Opens and clicks name no subject by themselves; machines contribute nothing.
 */
export function topicsOf(
  contributions: readonly Contribution[],
  engagements: readonly Engagement[],
  nowEpochMs: number,
  halfLifeDays: number,
): readonly Topic[] {
  const byId = new Map(engagements.map((each) => [each.id, each]));
  const points = new Map<string, number>();
  for (const each of contributions) {
    const subject = subjectOf(byId.get(each.engagementId));
    if (subject === undefined) continue;
    const now = interestAt(heatOf(each.points, each.atEpochMs, halfLifeDays), nowEpochMs, halfLifeDays);
    points.set(subject, (points.get(subject) ?? 0) + now);
  }
  return [...points]
    .map(([subject, sum]) => ({ subject, points: sum }))
    .toSorted((a, b) => b.points - a.points || a.subject.localeCompare(b.subject))
    .slice(0, SHOWN);
}

function subjectOf(engagement: Engagement | undefined): string | undefined {
  switch (engagement?.kind) {
    case 'download':
      return engagement.assetTitle;
    case 'webinar':
    case 'registration':
      return engagement.topic ?? engagement.session;
    case 'visit':
      return engagement.page;
    case 'open':
    case 'click':
    case 'inquiry':
    case 'reply':
    case 'probe':
    case undefined:
      return undefined;
    default:
      return engagement satisfies never;
  }
}
