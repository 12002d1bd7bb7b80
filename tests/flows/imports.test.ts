import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { callOf, crash, strikes } from '../support/faults.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { HOUR, type Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle<LocalStack>;
beforeAll(async () => {
  rekindle = await startRekindle({ canFail: true, tickMinutes: 120 });
});
afterAll(() => rekindle.close());
afterEach(() => rekindle.failWhen(undefined));

const people = (name: string, count: number): string =>
  [
    '会社名,氏名,メールアドレス',
    ...Array.from({ length: count }, (_, n) => `株式会社${name}${n},山田 ${n},p${n}@${name}${n}.example`),
  ].join('\r\n');

const made = z.object({ id: z.string(), uploadUrl: z.string() });

/** Makes a job, puts its file to S3, and begins it. */
async function begin(text: string): Promise<string> {
  const about = { kind: 'customers', file: 'long.csv', basis: 'card' };
  const { id, uploadUrl } = made.parse((await rekindle.call('POST', '/imports', about)).body);
  const early = await rekindle.call('POST', `/imports/${id}/start`);
  expect(early).toMatchObject({ status: 409, body: { code: 'not-uploaded' } });
  const { status } = await fetch(uploadUrl, { method: 'PUT', body: text });
  expect(status).toBe(200);
  expect((await rekindle.call('POST', `/imports/${id}/start`)).status).toBe(202);
  return id;
}
const show = async (id: string) =>
  routes.showImport.answer.parse((await rekindle.call('GET', `/imports/${id}`)).body);

describe('a file that is uploaded', () => {
  it('is read and stored chunk by chunk through the queue', async () => {
    const id = await begin(people('sora', 600));

    await rekindle.stack.settle();

    const job = await show(id);
    expect(job).toMatchObject({
      state: 'done',
      rows: { stored: 600, taken: 600 },
      chunks: { done: 2, all: 2 },
      report: { stored: true, counts: { created: 600 } },
    });
    const listed = await rekindle.call('GET', '/imports');
    const { imports } = routes.listImports.answer.parse(listed.body);
    expect(imports.find((each) => each.id === id)).toMatchObject({ state: 'done' });
  });

  it('is stored whole though a chunk breaks off: the queue brings it again', async () => {
    // What the wire could not do the SDK asks again: both break off.
    const fault = strikes('after', callOf('PutItem', 'p3@umi3.example'), crash, 2);
    rekindle.failWhen(fault.hook);

    const id = await begin(people('umi', 20));
    await rekindle.stack.settle();
    const halfway = await show(id);
    await rekindle.advance(HOUR);

    expect(fault.struck()).toBe(2);
    expect(halfway).toMatchObject({ state: 'storing', rows: { stored: 0 } });
    expect(await show(id)).toMatchObject({ state: 'done', rows: { stored: 20 } });
  });
});
