import { operationsOf, type AwsRequest } from './check-request.ts';
import { isFields, textAt } from './fields.ts';

/** A request as it leaves the process. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A prefix of x-amz-target, and whose it is. */
const targets: Readonly<Record<string, string>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
};

/** Which call to AWS a request is; undefined where it goes somewhere else, to a chat for example. */
export function recogniseRequest(sent: SentRequest): AwsRequest | undefined {
  const [prefix = '', operation = ''] = textAt(sent.headers, 'x-amz-target').split('.');
  const service = targets[prefix];
  if (service !== undefined) return { service, operation, input: parsed(sent.body) };
  const path = sent.path.split('?')[0] ?? '';
  if (path.startsWith('/v2/email/')) return mailRequest(sent, path);
  return isSignedForS3(sent) ? objectRequest(sent, path) : undefined;
}

/** SESv2 is REST: the operation is its method and path, and a part of the input stands in the path. */
function mailRequest({ method, body }: SentRequest, path: string): AwsRequest {
  for (const [operation, { http }] of Object.entries(operationsOf('sesv2'))) {
    const names = [...http.requestUri.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const pattern = new RegExp(`^${http.requestUri.replaceAll(/\{\w+\}/g, '([^/]+)')}$`);
    const found = method === http.method ? pattern.exec(path) : null;
    if (found === null) continue;
    const inPath = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]);
    const given = parsed(body);
    return {
      service: 'sesv2',
      operation,
      input: { ...(isFields(given) ? given : {}), ...Object.fromEntries(inPath) },
    };
  }
  return { service: 'sesv2', operation: `${method} ${path}`, input: parsed(body) };
}

const isSignedForS3 = ({ headers }: SentRequest): boolean =>
  /\/s3\/aws4_request/.test(textAt(headers, 'authorization'));

const objectOperations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
};

function objectRequest({ method }: SentRequest, path: string): AwsRequest {
  const [, Bucket = '', ...key] = path.split('/');
  return {
    service: 's3',
    operation: objectOperations[method] ?? method,
    input: { Bucket, Key: decodeURIComponent(key.join('/')) },
  };
}

const parsed = (body: string): unknown => (body === '' ? {} : JSON.parse(body));
