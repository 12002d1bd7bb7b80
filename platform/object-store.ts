import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** An object of a bucket. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
}

/** The few things we do with S3. Its SDK client would be larger than the whole function around it. */
export interface ObjectStore {
  /** The bytes of an object, or those from one place up to, and without, another; undefined when there is none. */
  readonly get: (
    object: StoredObject,
    stretch?: { readonly from: number; readonly to: number },
  ) => Promise<Buffer | undefined>;
  /** How many bytes an object has; undefined when there is none. */
  readonly sizeOf: (object: StoredObject) => Promise<number | undefined>;
  /** `headers`: what it is served with. */
  readonly put: (
    object: StoredObject,
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** An address that gives the object to whoever has it, for so many seconds. */
  readonly presign: (object: StoredObject, expiresInSeconds: number) => Promise<string>;
  /** An address that takes the object by PUT, for so many seconds. */
  readonly presignPut: (object: StoredObject, expiresInSeconds: number) => Promise<string>;
}

/** S3 with the credentials and the endpoint of the environment, as the SDK would find them. */
export function openObjectStore(now: () => Date): ObjectStore {
  const region = process.env['AWS_REGION'] ?? 'us-east-1';
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: async () => ({
      accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
      ...(process.env['AWS_SESSION_TOKEN'] === undefined
        ? {}
        : { sessionToken: process.env['AWS_SESSION_TOKEN'] }),
    }),
    sha256: Sha256,
    uriEscapePath: false,
  });
  const call = async (
    method: Method,
    object: StoredObject,
    content: {
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Response | undefined> => {
    const url = addressOf(object, region);
    const unsigned = requestOf(method, url);
    const { headers } = await signer.sign(
      { ...unsigned, headers: { ...unsigned.headers, ...content.headers } },
      { signingDate: now() },
    );
    const { body } = content;
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    if (response.status === 404) return undefined;
    if (response.ok) return response;
    throw new Error(`S3 answered ${response.status} to ${method} ${object.key}: may the function do that?`);
  };
  const presign = async (method: Method, object: StoredObject, expiresIn: number): Promise<string> => {
    const url = addressOf(object, region);
    const signed = await signer.presign(requestOf(method, url), { expiresIn, signingDate: now() });
    url.search = new URLSearchParams(
      Object.entries(signed.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    return url.href;
  };
  return {
    get: async (object, stretch) => {
      const content =
        stretch === undefined ? {} : { headers: { range: `bytes=${stretch.from}-${stretch.to - 1}` } };
      const response = await call('GET', object, content);
      return response === undefined ? undefined : Buffer.from(await response.arrayBuffer());
    },
    sizeOf: async (object) => {
      const response = await call('HEAD', object);
      if (response === undefined) return undefined;
      const length = response.headers.get('content-length');
      if (length === null) throw new Error(`S3 did not say how large ${object.key} is.`);
      return Number(length);
    },
    put: async (object, body, headers = {}) => {
      if ((await call('PUT', object, { body, headers })) === undefined)
        throw new Error(`S3 answered 404 to PUT ${object.key}: is there a bucket ${object.bucket}?`);
    },
    presign: (object, expiresIn) => presign('GET', object, expiresIn),
    presignPut: (object, expiresIn) => presign('PUT', object, expiresIn),
  };
}

type Method = 'GET' | 'HEAD' | 'PUT';

/** With an endpoint of one's own (AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL) the bucket stands in the path. */
function addressOf({ bucket, key }: StoredObject, region: string): URL {
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  const path = key
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replaceAll(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
  return endpoint === undefined
    ? new URL(`https://${bucket}.s3.${region}.amazonaws.com/${path}`)
    : new URL(`${endpoint}/${bucket}/${path}`);
}

const requestOf = (method: Method, url: URL) => ({
  method,
  protocol: url.protocol,
  hostname: url.hostname,
  ...(url.port === '' ? {} : { port: Number(url.port) }),
  path: url.pathname,
  query: {},
  headers: { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
});

/** SHA-256 as the signer wants it. */
class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(typeof data === 'string' ? data : bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }

  /** A hash is used once. */
  reset(): void {
    throw new Error('this hash is made anew, not reset');
  }
}

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Buffer =>
  data instanceof ArrayBuffer
    ? Buffer.from(data)
    : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
