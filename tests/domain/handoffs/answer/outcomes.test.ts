import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../../domain/handoffs/answer/feedback-effects.ts';
import { newestDecisive } from '../../../../domain/handoffs/create/decisive-engagement.ts';
import { outcomeSchema } from '../../../../domain/handoffs/handoff.ts';
import { aRawEngagement, happenedAt } from '../../../builders/acts.ts';
import { aFeedback, aHandoff, aReport } from '../../../builders/handoffs.ts';
import { aStanding } from '../../../builders/people.ts';
import { now, today } from '../../../builders/time.ts';

const standing = aStanding({ status: 'sal', openHandoffId: 'handoff-1' });
const goesOn = ['reached', 'notReached', 'noTime'];

describe('an outcome', () => {
  it.each(outcomeSchema.exclude(['reached', 'notReached', 'noTime']).options)(
    '%s is kept as the reason of the customer’s status',
    (outcome) => {
      const effects = effectsOf(aReport(outcome), aHandoff(), standing, today);

      expect(effects.standing.because).toBe(outcome);
      expect(effects.isTrainingLabel).toBe(outcome !== 'alreadyInDeal');
    },
  );

  it.each(outcomeSchema.options.filter((outcome) => goesOn.includes(outcome)))(
    '%s teaches nothing yet, and plans nothing by itself',
    (outcome) => {
      const effects = effectsOf(aReport(outcome), aHandoff({ nextActions: [] }), standing, today);

      expect(effects).toMatchObject({
        isTrainingLabel: false,
        interestFactor: 1,
        handoff: { nextActions: [] },
      });
    },
  );

  it('alreadyInDeal is no talk with the customer', () => {
    const { standing: after } = effectsOf(aReport('alreadyInDeal'), aHandoff(), standing, today);

    expect(after.lastTwoWayOn).toBe(standing.lastTwoWayOn);
  });
});

describe('notes of inside sales', () => {
  it('are added to those on file', () => {
    const was = { ...standing, bantNotes: { need: '増設', budget: '300万円' } };
    const tossUp = aFeedback({ kind: 'tossUp', bantNotes: { budget: '500万円' } });

    const { standing: after } = effectsOf(tossUp, aHandoff({ desk: 'insideSales' }), was, today);

    expect(after.bantNotes).toEqual({ need: '増設', budget: '500万円' });
    expect(after.bant).toBeUndefined();
  });
});

describe('deeds that may decide', () => {
  it('stand newest first, the newest of each kind', () => {
    const acts = [3, 1, 2].map((hours) =>
      aRawEngagement(hours === 2 ? 'webinar' : 'download', {
        id: `${hours} hours ago`,
        ...happenedAt(now - hours * 3_600_000),
      }),
    );

    expect(newestDecisive(acts).map(({ act }) => act.id)).toEqual(['1 hours ago', '2 hours ago']);
  });
});
