import { describe, expect, it } from 'vitest';
import { firstEngagements } from '../../../domain/engagement/first-engagements.ts';
import { aRawEngagement, anEngagement, happenedAt } from '../../builders/acts.ts';
import { now } from '../../builders/time.ts';

const click = (id: string, is: 'human' | 'unknown' | 'machine', minutes = 0) =>
  anEngagement(aRawEngagement('click', { id, ...happenedAt(now + minutes * 60_000) }), is);
const idsOf = (...given: Parameters<typeof firstEngagements>): readonly string[] =>
  firstEngagements(...given).map(({ id }) => id);

describe('a group of acts', () => {
  it('counts with its first act that is not a machine’s, the earliest of those that come together', () => {
    expect(idsOf([], [click('b', 'unknown', 5), click('a', 'human', 1), click('c', 'machine')])).toEqual([
      'a',
    ]);
  });

  it('counts when a machine’s act proves to be a person’s', () => {
    expect(idsOf([click('a', 'machine')], [click('a', 'human')])).toEqual(['a']);
  });

  it('counts once: not after another act, nor after its verdict went to and fro', () => {
    const announced = { ...click('a', 'machine'), isAnnounced: true };

    expect(idsOf([click('a', 'human')], [click('b', 'human')])).toEqual([]);
    expect(idsOf([announced], [click('a', 'human'), click('b', 'human')])).toEqual([]);
  });

  it('is none where the act proves too little: a machine’s, an open, a seat that stayed empty', () => {
    const empty = anEngagement(aRawEngagement('webinar', { attended: false }));

    expect(idsOf([], [click('a', 'machine'), anEngagement(aRawEngagement('open')), empty])).toEqual([]);
    expect(idsOf([], [anEngagement(aRawEngagement('webinar'))])).toEqual(['webinar-1']);
  });
});
