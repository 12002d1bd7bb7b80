import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendZoom } from '../../support/webhooks.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld();
  await rekindle.people('zoom', { email: 'known@zoom.example', name: '山田 太郎' });
});
afterAll(() => rekindle.close());

const kinds = [
  'webinar.registration_created',
  'webinar.registration_cancelled',
  'webinar.registration_denied',
  'webinar.participant_joined',
  'webinar.participant_left',
  'webinar.ended',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '\ud83d',
    'x'.repeat(3000),
    '日本'.repeat(900),
    'known@zoom.example',
    'KNOWN@zoom.example ',
  ),
);
const moment = fc.oneof(
  fc.constantFrom(
    '2026-10-06T05:00:00Z',
    '',
    '0001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '-271821-04-20T00:00:00Z',
    '2026-10-06',
    '1',
    'Tue, 06 Oct 2026 05:00:00 +0900',
    '2026-10-06T05:00:00+14:00',
  ),
  text,
);
const odd = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
);
const oneOf = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, oneOf(value)])), {
    requiredKeys: [],
  });
const event = fc.record({
  event: fc.constantFrom(...kinds),
  event_ts: oneOf(fc.integer()),
  payload: fc.record({
    account_id: text,
    object: fc
      .tuple(
        some({
          id: fc.oneof(text, fc.constant('81234567890')),
          uuid: text,
          topic: text,
          start_time: moment,
          end_time: moment,
          duration: fc.integer(),
        }),
        fc.record({
          registrant: some({ id: text, email: text, status: text }),
          participant: some({
            user_id: text,
            user_name: text,
            participant_uuid: text,
            email: text,
            registrant_id: text,
            customer_key: text,
            join_time: moment,
            leave_time: moment,
          }),
        }),
      )
      .map(([webinar, people]) => ({ ...webinar, ...people })),
  }),
});

describe('a signed event of Zoom', () => {
  it('is answered well with whatever in it, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(event, async (given) => {
        expect((await sendZoom(rekindle, given)).status, JSON.stringify(given).slice(0, 3000)).toBe(200);
        expect(rekindle.stack.deadLetters()).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(await rekindle.verify()).toEqual([]);
  });
});
