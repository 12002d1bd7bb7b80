import { describe, expect, it } from 'vitest';
import { namedSteps, stepIdOf, stepsSchema, threeMails } from '../../../domain/sequences/sequence.ts';

const plain = threeMails.steps.map((step) => ({ ...step, id: undefined }));

describe('the id of a step', () => {
  it('stays when a step is put before it', () => {
    const [first, ...rest] = threeMails.steps;
    const longer = {
      steps: [...(first === undefined ? [] : [first]), ...namedSteps(plain.slice(0, 1)), ...rest],
    };

    expect(stepIdOf(threeMails, 1)).toBe('case-study');
    expect(stepIdOf(longer, 2)).toBe('case-study');
  });

  it('is its place where it was stored without, as ids of mails were made then', () => {
    expect([0, 1, 2].map((place) => stepIdOf({ steps: plain }, place))).toEqual(['0', '1', '2']);
  });

  it('is given to every step of a launch, and two have not the same', () => {
    expect(namedSteps(plain).map(({ id }) => id)).toEqual(['mail-1', 'mail-2', 'mail-3']);
    expect(() => stepsSchema.parse(plain.map((step) => ({ ...step, id: 'same' })))).toThrow('the same id');
    expect(
      namedSteps([...plain.slice(0, 1).map((step) => ({ ...step, id: 'mail-2' })), ...plain.slice(1, 2)]).map(
        ({ id }) => id,
      ),
    ).toEqual(['mail-2', 'mail-3']);
    expect(() => stepsSchema.parse([])).toThrow();
    expect(stepsSchema.parse(threeMails.steps)).toHaveLength(3);
  });
});
