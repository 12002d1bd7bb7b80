import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRequest, writeAnswer } from '../../local/aws/http-exchange.ts';
import { s3Api } from '../../local/s3/s3-api.ts';
import type { BucketObject } from '../../local/s3/buckets.ts';
import { openObjectStore } from '../../platform/object-store.ts';

const stored = new Map<string, BucketObject>();
const recognise = s3Api(
  {
    has: () => true,
    get: (_, key) => stored.get(key),
    put: (_, key, body) => {
      const object = { body, contentType: 'text/plain', etag: 'e', at: 0 };
      stored.set(key, object);
      return object;
    },
    remove: () => undefined,
  },
  () => 0,
);

let server: Server;
const before = process.env['AWS_ENDPOINT_URL_S3'];
beforeAll(async () => {
  server = createServer((request, response) => {
    void readRequest(request)
      .then(async (read) => recognise(read)?.perform())
      .then((answer) => writeAnswer(response, answer ?? { status: 501 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['AWS_ENDPOINT_URL_S3'] = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => {
  server.close();
  if (before === undefined) delete process.env['AWS_ENDPOINT_URL_S3'];
  else process.env['AWS_ENDPOINT_URL_S3'] = before;
});

const portOf = (listening: Server): number => {
  const address: AddressInfo | string | null = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('our few calls of S3, and the S3 of this machine', () => {
  it('keep an object, tell how large it is, and give it whole or in part', async () => {
    const objects = openObjectStore(() => new Date('2026-10-06T01:00:00.000Z'));
    const list = { bucket: 'files', key: 'a list' };
    await objects.put(list, '0123456789');
    const text = async (stretch?: { from: number; to: number }) =>
      (await objects.get(list, stretch))?.toString();

    expect(await objects.sizeOf(list)).toBe(10);
    expect(await text()).toBe('0123456789');
    expect(await text({ from: 2, to: 5 })).toBe('234');
    expect(await text({ from: 8, to: 99 })).toBe('89');
  });

  it('know of no object that was not kept', async () => {
    const objects = openObjectStore(() => new Date('2026-10-06T01:00:00.000Z'));
    const none = { bucket: 'files', key: 'none' };

    expect(await objects.sizeOf(none)).toBeUndefined();
    expect(await objects.get(none, { from: 0, to: 2 })).toBeUndefined();
  });
});
