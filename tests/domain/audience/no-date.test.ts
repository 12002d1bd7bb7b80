import { describe, expect, it } from 'vitest';
import { defaultLimits, dormancyOf } from '../../../domain/audience/dormancy.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { aPerson } from '../../builders/people.ts';
import { today } from '../../builders/time.ts';

describe('somebody of whom no date is known', () => {
  it('counts as silent for just as long as a new contact is left alone, on whichever day one looks', () => {
    const person = aPerson({ relationship: { lastWonOn: undefined } });

    for (const day of [today, addDays(today, 100)])
      expect(dormancyOf(person, day, defaultLimits)).toMatchObject({
        kind: 'dormant',
        dormancy: 'neverContacted',
        silentDays: defaultLimits.neverContactedDays,
      });
  });
});
