import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailsTo } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { DAY, type Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

it('a continuous campaign enrols by night, by itself, who fell silent since', async () => {
  // 180 days after this contact are over on 2026-10-08.
  const people = [
    { email: 'already@nightly.example' },
    { email: 'tomorrow@nightly.example', lastContactOn: '2026-04-11' },
    { email: 'alive@nightly.example', lastContactOn: '2026-09-30' },
  ];
  await rekindle.people('nightly', ...people);
  const id = await rekindle.launch('nightly', { continuous: true });

  await rekindle.advance(3 * DAY);

  expect(people.map(({ email }) => mailsTo(rekindle.stack, email).length)).toEqual([1, 1, 0]);
  expect((await rekindle.kpis(id)).all.counts).toMatchObject({ enrolled: 2, mailed: 2 });
  expect(await rekindle.verify()).toEqual([]);
});

it('the lines of each day are written by the next night, part by part, to the end', async () => {
  const parts = (await rekindle.dump()).filter(({ pk }) => pk === 'WAREHOUSE');

  const nights = new Set(parts.flatMap(({ day, source }) => (source === 'customers' ? [day] : [])));
  expect(nights.size).toBe(3);
  expect(parts.filter(({ isDone, files }) => isDone !== true || files === 0)).toEqual([]);
});
