import { describe, expect, it } from 'vitest';
import { foldInterest } from '../../../domain/interest/fold-interest.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { topicsOf } from '../../../domain/interest/topics.ts';
import { aRawEngagement, anEngagement } from '../../builders/acts.ts';

describe('what a person is after', () => {
  it('is the subjects behind the interest, the strongest first, without what machines fetched', () => {
    const engagements = [
      anEngagement(aRawEngagement('download', { id: 'd1', assetId: 'a', assetTitle: '在庫ガイド' })),
      anEngagement(aRawEngagement('webinar', { id: 'w', session: 's', topic: '在庫ガイド', attended: true })),
      anEngagement(aRawEngagement('download', { id: 'd2', assetId: 'b', assetTitle: '価格表' })),
      anEngagement(
        aRawEngagement('download', { id: 'd3', assetId: 'c', assetTitle: '機械が取った資料' }),
        'machine',
      ),
      anEngagement(aRawEngagement('click', { id: 'c' })),
    ];
    const { contributions } = foldInterest(engagements, [], preset003, 'Asia/Tokyo');
    const now = contributions[0]?.atEpochMs ?? 0;

    const topics = topicsOf(contributions, engagements, now, preset003.halfLifeDays);

    expect(topics.map(({ subject }) => subject)).toEqual(['在庫ガイド', '価格表']);
    expect(topics[1]?.points).toBeCloseTo(15, 0);
  });

  it('is the five strongest, by name where they are equal', () => {
    const visits = ['/e', '/c', '/a', '/f', '/d', '/b'].map((page, index) =>
      anEngagement(aRawEngagement('visit', { id: page, page, week: `2026-W4${index}` })),
    );
    const price = anEngagement(aRawEngagement('inquiry', { id: 'i' }));
    const stronger = anEngagement(
      aRawEngagement('webinar', { id: 'w', session: 's-9', topic: undefined, question: '?' }),
    );
    const twice = anEngagement(aRawEngagement('registration', { id: 'r', session: 's-9' }));

    expect(subjects([...visits, price, stronger, twice])).toEqual(['s-9', '/a', '/b', '/c', '/d']);
  });

  it('is nothing where the act is not at hand, or names no subject', () => {
    const { contributions } = foldInterest(
      [anEngagement(aRawEngagement('visit'))],
      [],
      preset003,
      'Asia/Tokyo',
    );

    expect(topicsOf(contributions, [], 0, 30)).toEqual([]);
    expect(subjects([anEngagement(aRawEngagement('open')), anEngagement(aRawEngagement('reply'))])).toEqual(
      [],
    );
  });
});

function subjects(engagements: Parameters<typeof foldInterest>[0]): readonly string[] {
  const { contributions } = foldInterest(engagements, [], preset003, 'Asia/Tokyo');
  const now = contributions[0]?.atEpochMs ?? 0;
  return topicsOf(contributions, engagements, now, preset003.halfLifeDays).map(({ subject }) => subject);
}
