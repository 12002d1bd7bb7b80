import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../local/aws/http-exchange.ts';
import { s3Api } from '../../local/s3/s3-api.ts';

const object = { body: Buffer.from('0123456789'), contentType: 'text/plain', etag: 'e', at: 0 };
const buckets = {
  has: () => true,
  get: (_: string, key: string) => (key === 'list' ? object : undefined),
  put: () => object,
  remove: () => undefined,
};

async function get(
  key: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<HttpAnswer> {
  const call = s3Api(
    buckets,
    () => 0,
  )({
    method,
    url: new URL(`http://127.0.0.1/files/${key}`),
    headers: { authorization: 'AWS4-HMAC-SHA256 …', ...headers },
    rawHeaders: [],
    body: Buffer.alloc(0),
  });
  if (call === undefined) throw new Error('not recognised');
  return call.perform();
}

describe('the S3 of this machine', () => {
  it('gives an object whole, or the stretch that is asked for', async () => {
    expect(await get('list')).toMatchObject({ status: 200, body: object.body });
    expect(await get('list', { range: 'bytes=2-4' })).toMatchObject({
      status: 206,
      body: Buffer.from('234'),
    });
    expect(await get('list', { range: 'bytes=8-99' })).toMatchObject({
      status: 206,
      body: Buffer.from('89'),
    });
    expect(await get('none', { range: 'bytes=0-1' })).toMatchObject({ status: 404 });
  });

  it('tells how large an object is', async () => {
    expect(await get('list', {}, 'HEAD')).toMatchObject({ status: 200, headers: { 'content-length': '10' } });
  });
});
