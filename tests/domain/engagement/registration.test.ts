import { describe, expect, it } from 'vitest';
import { countGroup } from '../../../domain/interest/contribution.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';

describe('a registration', () => {
  const at = (id: string, occurredAt: string, cancelled?: true) =>
    anEngagement(
      aRawEngagement('registration', {
        id,
        occurredAt,
        receivedAt: occurredAt,
        ...(cancelled ? { cancelled } : {}),
      }),
    );
  const made = at('made', '2026-10-01T00:00:00.000Z');
  const cancelled = at('cancelled', '2026-10-02T00:00:00.000Z', true);
  const again = at('again', '2026-10-03T00:00:00.000Z');

  it('counts until it is taken back, in any order of arrival, and again when made again', () => {
    expect(countGroup([made], preset003)).toMatchObject({ points: preset003.points.registration });
    expect(countGroup([made, cancelled], preset003)).toBeNull();
    expect(countGroup([cancelled, made], preset003)).toBeNull();
    expect(countGroup([cancelled, again, made], preset003)).not.toBeNull();
  });
});
