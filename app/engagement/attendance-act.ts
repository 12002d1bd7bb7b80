import type { RawEngagement } from '../../domain/engagement/engagement.ts';
import { attendanceOf } from '../../domain/engagement/presence.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import type { Participant } from './attendance-store.ts';

/**
 * The act that a participant's times add up to; undefined while nobody known or no time is behind it. Each sum is an act of
 * its own at the same first moment: of the acts of one webinar the fullest counts, so that times may come in any order and twice.
 */
export function attendanceAct(
  { customerId, session, topic, durationMinutes, presence }: Participant,
  receivedAt: string,
  endEpochMs?: number,
): RawEngagement | undefined {
  const attendance = attendanceOf(presence, endEpochMs);
  if (customerId === undefined || attendance === undefined) return undefined;
  const first = new Date(attendance.firstJoinEpochMs).toISOString();
  return {
    kind: 'webinar',
    id: `webinar-${fingerprint([session, customerId, first, attendance.minutes].join('|'))}`,
    customerId,
    occurredAt: first,
    receivedAt,
    session,
    topic,
    attended: true,
    minutes: attendance.minutes,
    durationMinutes: durationMinutes !== undefined && durationMinutes > 0 ? durationMinutes : undefined,
  };
}
