import { Agent, request } from 'node:http';
import * as z from 'zod';
import { LOCAL_REGION } from '../template/resource-names.ts';

const errorSchema = z.looseObject({
  __type: z.string().optional(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/** Calls DynamoDB Local or its streams; throws what DynamoDB answers as an error. */
export type CallDynamoDb = (
  service: 'DynamoDB_20120810' | 'DynamoDBStreams_20120810',
  operation: string,
  input: object,
) => Promise<unknown>;

/** DynamoDB refused a call. `type` is the short name of its error. */
export class DynamoDbCallError extends Error {
  override readonly name = 'DynamoDbCallError';
  readonly type: string;

  constructor(operation: string, type: string, message: string) {
    super(`DynamoDB refused ${operation}: ${type} ${message}`);
    this.type = type;
  }
}

/** Makes a small JSON client: DynamoDB Local checks no signature, and reads the access key only to tell databases apart. */
export function createDynamoDbCaller(
  endpoint: string,
  accessKeyId: string,
): { readonly call: CallDynamoDb; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${LOCAL_REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`;
  const call: CallDynamoDb = async (service, operation, input) => {
    const body = JSON.stringify(input);
    const headers = {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-date': '20260101T000000Z',
      'x-amz-target': `${service}.${operation}`,
    };
    const { status, text } = await send(endpoint, agent, headers, body);
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    if (status < 300) return answer;
    throw toError(operation, answer);
  };
  return { call, close: () => agent.destroy() };
}

async function send(
  endpoint: string,
  agent: Agent,
  headers: Readonly<Record<string, string | number>>,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(endpoint, { method: 'POST', agent, headers: { ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 500, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function toError(operation: string, answer: unknown): DynamoDbCallError {
  const { __type = 'Unknown', message, Message } = errorSchema.parse(answer);
  return new DynamoDbCallError(operation, __type.replace(/^.*#/, ''), message ?? Message ?? '');
}
