import { expect, it } from 'vitest';
import { onceDone } from '../../../platform/once-done.ts';

it('what is done is asked about no more', async () => {
  const answers = [false, true, false];
  let asked = 0;
  const isDone = onceDone(() => Promise.resolve(answers[asked++] === true));

  const told = [await isDone(), await isDone(), await isDone()];

  expect(told).toEqual([false, true, true]);
  expect(asked).toBe(2);
});
