import { inOrder, mailCountOf, type Steps } from './sequence-draft.ts';

/** By the id of a step: its number, and the number of its first mail. */
export interface Numbers {
  readonly numbers: ReadonlyMap<string, number>;
  readonly mailNumbers: ReadonlyMap<string, number>;
}

/** Positions in reading order: they change with a move; ids never do. */
export const numbersOf = (steps: Steps): Numbers => {
  const all = inOrder(steps);
  let mails = 0;
  return {
    numbers: new Map(all.map(({ id }, index) => [id, index + 1])),
    mailNumbers: new Map(
      all.map((step) => {
        const first = mails + 1;
        mails += mailCountOf(step);
        return [step.id, first];
      }),
    ),
  };
};
