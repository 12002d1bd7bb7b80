import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import { scanAudience, scanSegments, type AudienceMember } from './audience-store.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { SegmentPreview } from '../../contract/audience.ts';
import { planWaves, waveOf, type Campaign } from '../../domain/sequences/campaign.ts';
import { addBusinessDays, isBusinessDay, nextWorkingMoment } from '../../domain/kernel/business-calendar.ts';
import type { Dormancy } from '../../domain/audience/dormancy.ts';
import { exclusions, type Exclusion } from '../../domain/audience/exclusion.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import {
  candidateOf,
  compileSegment,
  readyMadeSegments,
  selectPerson,
  type Segment,
} from '../../domain/audience/segment.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { exclusionLabels } from '../../contract/labels.ts';
import { UserError } from '../../platform/user-error.ts';

/** Somebody selected, with the kind of dormancy. */
export interface Selected {
  readonly member: AudienceMember;
  readonly dormancy: Extract<Dormancy, { kind: 'dormant' }>;
}

/** Who a segment selects now, and who is left out and why. Everyone is counted once a reason. */
export interface Audience {
  readonly selected: readonly Selected[];
  readonly excluded: ReadonlyMap<Exclusion, number>;
  readonly excludedPeople: number;
  readonly notDormant: number;
}

/** Reads all customers in parallel parts and selects for several segments at once. */
export async function selectAudiences(
  db: Database,
  segments: readonly Segment[],
  settings: Settings,
  now: Date,
  mayOverlap = false,
): Promise<readonly Audience[]> {
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  const compiled = segments.map((segment) => compileSegment(segment, today));
  const audiences = segments.map(() => ({
    selected: [] as Selected[],
    excluded: new Map<Exclusion, number>(),
    excludedPeople: 0,
    notDormant: 0,
  }));
  const readPart = async (part: number): Promise<void> => {
    for await (const member of scanAudience(db, part, settings.model.id, now.toISOString())) {
      const candidate = candidateOf(member, today, settings.dormancy);
      for (const [index, matches] of compiled.entries()) {
        const audience = audiences[index];
        if (audience === undefined) continue;
        const selection = selectPerson(candidate, matches, today, { ...settings.exclusion, mayOverlap });
        if (selection.kind === 'selected') audience.selected.push({ member, dormancy: selection.dormancy });
        if (selection.kind === 'notDormant') audience.notDormant++;
        if (selection.kind !== 'excluded') continue;
        audience.excludedPeople++;
        for (const because of selection.because)
          audience.excluded.set(because, (audience.excluded.get(because) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: scanSegments }, (_, part) => readPart(part)));
  return audiences;
}

/** The waves of a launch now: the first as soon as mails may go, then one each business day. */
export function wavesFrom(audience: Audience, settings: Settings, now: Date): Campaign['waves'] {
  const { calendar } = settings;
  const first = sendingMoment(nextWorkingMoment(now.getTime(), calendar), calendar);
  const day = dayOf(first, calendar.timeZone);
  const opening = calendar.hours[0]?.from ?? '09:00';
  return planWaves(
    audience.selected.map(({ dormancy }) => dormancy.silentDays),
    (wave) => {
      if (wave === 0) return new Date(first).toISOString();
      const on = addBusinessDays(
        isBusinessDay(day, calendar) ? day : addBusinessDays(day, 1, calendar),
        wave,
        calendar,
      );
      return new Date(instantOf(on, opening, calendar.timeZone)).toISOString();
    },
  );
}

export function previewOf(
  segment: Segment,
  audience: Audience,
  settings: Settings,
  locale: Locale,
  now: Date,
): SegmentPreview {
  const byDormancy: Record<string, number> = {};
  for (const { dormancy } of audience.selected)
    byDormancy[dormancy.dormancy] = (byDormancy[dormancy.dormancy] ?? 0) + 1;
  const waves = wavesFrom(audience, settings, now);
  const inWave = (index: number): number =>
    audience.selected.filter(
      ({ member, dormancy }) => waveOf(waves, dormancy.silentDays, member.customer.id) === index,
    ).length;
  const newest = audience.selected.toSorted((a, b) => a.dormancy.silentDays - b.dormancy.silentDays);
  return {
    segment,
    selected: audience.selected.length,
    byDormancy,
    excluded: exclusions
      .map((because) => ({
        because,
        label: exclusionLabels[because][locale],
        count: audience.excluded.get(because) ?? 0,
      }))
      .filter(({ count }) => count > 0),
    excludedPeople: audience.excludedPeople,
    notDormant: audience.notDormant,
    waves: waves.map(({ startAt }, index) => ({ startAt, people: inWave(index) })),
    sample: newest.slice(0, 20).map(({ member, dormancy }) => ({
      customerId: member.customer.id,
      name: member.customer.fullName ?? member.customer.lastName ?? '',
      account: member.account.name,
      dormancy: dormancy.dormancy,
      silentDays: dormancy.silentDays,
    })),
  };
}

export function readyMade(segmentId: string): Segment {
  const segment = readyMadeSegments.find(({ id }) => id === segmentId);
  if (segment !== undefined) return segment;
  const names = readyMadeSegments.map(({ id }) => id).join(', ');
  throw new UserError(404, 'unknown-segment', {
    ja: `対象条件「${segmentId}」はありません。次のいずれかを指定してください: ${names}`,
    en: `There is no segment "${segmentId}". Use one of: ${names}`,
  });
}
