import * as fc from 'fast-check';
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

  it('is never one that a later step has, and never changes', () => {
    const ids = fc.uniqueArray(fc.constantFrom('mail-1', 'mail-2', 'mail-3', 'mail-4', 'own'), {
      maxLength: 5,
    });
    const mixed = fc
      .tuple(ids, fc.array(fc.nat(5), { maxLength: 5 }))
      .map(([own, places]) =>
        places.reduce<readonly (string | undefined)[]>((all, at) => all.toSpliced(at, 0, undefined), own),
      );
    fc.assert(
      fc.property(mixed, (own) => {
        const steps = own.map((id) => ({ template: 'nurture-custom' as const, afterDays: 0, id }));
        const named = namedSteps(steps).map(({ id }) => id);

        expect(new Set(named).size).toBe(own.length);
        expect(named.map((id, place) => (own[place] === undefined ? undefined : id))).toEqual(own);
        expect(named).not.toContain(undefined);
      }),
    );
  });

  it('is the place where there is no step', () => {
    expect(stepIdOf(threeMails, 3)).toBe('3');
  });
});
