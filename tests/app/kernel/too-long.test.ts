import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld();
});
afterAll(() => rekindle.close());

const id = 'x'.repeat(3000);
const long = 'あ'.repeat(150_000);
const both = { ja: long, en: long };

describe('what is too long to be stored', () => {
  it.each([
    ['POST', '/campaigns', { name: 'n', segmentId: id, confirmCount: 1 }],
    ['POST', '/campaigns', { name: 'n', segmentId: 'all-dormant', sequenceId: id, confirmCount: 1 }],
    ['POST', '/imports', { kind: 'customers', file: long }],
    ['POST', '/imports', { kind: 'customers', file: 'f', evidence: long, basis: 'card' }],
    ['POST', '/imports', { kind: 'customers', file: 'f', mapping: { [long]: 'email' } }],
    ['POST', '/segments/preview', { segmentId: id }],
    ['POST', '/mails/preview', { template: 'nurture-document', customerId: id }],
    ['PUT', '/settings', { company: { name: both, address: both } }],
  ])('%s %s with %j is refused and said', async (method, path, body) => {
    const before = await rekindle.dump();
    const { status, body: problem } = await rekindle.call(method, path, body);

    expect([404, 422]).toContain(status);
    expect(problem).toMatchObject({ detail: expect.any(String) });
    expect(await rekindle.dump()).toEqual(before);
  });
});
