import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import aws4 from 'aws4';

/** The operations that are asked on every event and every mail. */
export type WireOperation =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'TransactWriteItems'
  | 'UpdateItem';

/**
 * The way of an ordinary request to DynamoDB: signed, sent, and its answer given as JSON text. `undefined`: it did not
 * succeed, and the SDK has to send it, which knows what to do about each failure. A failed condition is thrown as the
 * SDK throws it (ConditionalCheckFailedException, TransactionCanceledException).
 */
export type Wire = (operation: WireOperation, input: object) => Promise<string | undefined>;

/** Where requests go, and whose they are. */
export interface WireTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** A connection that was frozen with its function may hang: then the SDK opens another. */
const TIMEOUT_MS = 10_000;
const MOST_SOCKETS = 50;

/**
 * Opens a wire: HTTP with connections kept, signed by `aws4`. It takes a third of the SDK's CPU a request (docs/adr/16,
 * `npm run bench -- engagement`).
 */
export function openWire(target: WireTarget): Wire {
  const { protocol, host, hostname, port } = new URL(target.endpoint);
  const isSecure = protocol === 'https:';
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const send = isSecure ? httpsRequest : httpRequest;
  const exchange = (operation: WireOperation, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { headers } = aws4.sign(
        {
          service: 'dynamodb',
          region: target.region,
          host,
          method: 'POST',
          path: '/',
          body,
          headers: {
            'Content-Type': 'application/x-amz-json-1.0',
            'X-Amz-Target': `DynamoDB_20120810.${operation}`,
          },
        },
        target,
      );
      const options = { agent, hostname, port, method: 'POST', path: '/', headers, timeout: TIMEOUT_MS };
      const outgoing = send(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('DynamoDB did not answer in time')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return async (operation, input) => {
    const answer = await exchange(operation, JSON.stringify(input)).catch(() => undefined);
    if (answer === undefined) return undefined;
    if (answer.status === 200) return answer.text;
    const failure = conditionFailureIn(answer);
    if (failure !== undefined) throw failure;
    return undefined;
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Refusal {
  readonly message?: string;
  readonly Message?: string;
  readonly CancellationReasons?: { readonly Code?: string; readonly Message?: string }[];
}

/** A condition that did not hold is no failure of the way: nothing is sent again. */
function conditionFailureIn({ status, text }: Answer): Error | undefined {
  const name = /"__type":"[\w.]+#(ConditionalCheckFailed|TransactionCanceled)Exception"/.exec(text)?.[1];
  if (status !== 400 || name === undefined) return undefined;
  const { message, Message = message ?? name, CancellationReasons }: Refusal = JSON.parse(text);
  const parts = { message: Message, $metadata: { httpStatusCode: status } };
  return name === 'TransactionCanceled'
    ? new TransactionCanceledException({ ...parts, CancellationReasons })
    : new ConditionalCheckFailedException(parts);
}

/**
 * The wire of a function, which has its region and credentials in its environment; undefined elsewhere, and in partitions
 * whose names end otherwise: all goes through the SDK there.
 */
export function wireOfEnvironment(env: NodeJS.ProcessEnv): Wire | undefined {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (region === undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const given = env['AWS_ENDPOINT_URL_DYNAMODB'] ?? env['AWS_ENDPOINT_URL'];
  if (given === undefined && /^(?:cn|us-iso|us-isob|eu-isoe)-/.test(region)) return undefined;
  return openWire({
    endpoint: given ?? `https://dynamodb.${region}.amazonaws.com`,
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: env['AWS_SESSION_TOKEN'],
  });
}
