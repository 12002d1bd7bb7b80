import type { Recognise } from '../aws/aws-endpoint.ts';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import type { Buckets } from './buckets.ts';

/** S3 as far as a stack needs it: GET, HEAD, PUT and DELETE of `/<bucket>/<key>`, signed in the header or in the address. */
export function s3Api(buckets: Buckets, now: () => number): Recognise {
  return (request) => {
    const [, bucket = '', path = ''] = /^\/([^/]+)\/(.+)$/.exec(request.url.pathname) ?? [];
    const operation = operations[request.method];
    if (!buckets.has(bucket) || operation === undefined) return undefined;
    const key = decodeURIComponent(path);
    return {
      service: 's3',
      operation,
      input: { Bucket: bucket, Key: key },
      perform: async () => refusal(request, now()) ?? perform(buckets, request, bucket, key),
    };
  };
}

const operations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

function perform(buckets: Buckets, request: HttpRequest, bucket: string, key: string): HttpAnswer {
  switch (request.method) {
    case 'PUT': {
      const { etag } = buckets.put(bucket, key, request.body, request.headers['content-type']);
      return { status: 200, headers: { etag: `"${etag}"` } };
    }
    case 'DELETE':
      buckets.remove(bucket, key);
      return { status: 204 };
    default: {
      const object = buckets.get(bucket, key);
      if (object === undefined) return fault(404, 'NoSuchKey', 'The specified key does not exist.');
      const headers = {
        etag: `"${object.etag}"`,
        'content-type': object.contentType,
        'last-modified': new Date(object.at).toUTCString(),
      };
      if (request.method === 'HEAD')
        return { status: 200, headers: { ...headers, 'content-length': String(object.body.length) } };
      const stretch = stretchOf(request.headers['range'], object.body);
      return stretch === undefined
        ? { status: 200, headers, body: object.body }
        : { status: 206, headers, body: stretch };
    }
  }
}

/** `bytes=0-9` are the first ten, or as many as there are. */
function stretchOf(range: string | undefined, body: Buffer): Buffer | undefined {
  const [, from, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  return from === undefined ? undefined : body.subarray(Number(from), Number(last) + 1);
}

/** Nobody reads unsigned, and a presigned address ends when it says. The signature itself is not computed again. */
function refusal({ url, headers }: HttpRequest, now: number): HttpAnswer | undefined {
  if (headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true) return undefined;
  const query = url.searchParams;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
  if (!query.has('X-Amz-Signature') || year === undefined) return fault(403, 'AccessDenied', 'Access Denied');
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return now > signedAt + Number(query.get('X-Amz-Expires')) * 1000
    ? fault(403, 'AccessDenied', 'Request has expired')
    : undefined;
}

const fault = (status: number, code: string, message: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});
