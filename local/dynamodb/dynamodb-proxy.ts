import { Agent, request as httpRequest } from 'node:http';
import type { Recognise } from '../aws/aws-endpoint.ts';
import type { tempered } from './temper.ts';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';

/** Passes DynamoDB's calls on to DynamoDB Local, so that faults can be injected on the way, and AWS's own ways put before it. */
export function dynamoDbProxy(
  endpoint: string,
  temper?: ReturnType<typeof tempered>,
): {
  readonly recognise: Recognise;
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: true });
  const recognise: Recognise = (request) => {
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (!prefix.startsWith('DynamoDB')) return undefined;
    const input: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
    const perform = async (passed: HttpRequest): Promise<HttpAnswer> => passOn(endpoint, agent, passed);
    return {
      service: 'dynamodb',
      operation,
      input,
      perform: async () => (temper === undefined ? perform(request) : temper(operation, request, perform)),
    };
  };
  return { recognise, close: () => agent.destroy() };
}

const PASSED_HEADERS = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date'];

async function passOn(endpoint: string, agent: Agent, request: HttpRequest): Promise<HttpAnswer> {
  const headers = Object.fromEntries(
    PASSED_HEADERS.map((name) => [name, String(request.headers[name] ?? '')]),
  );
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      endpoint,
      { method: 'POST', agent, headers: { ...headers, 'content-length': request.body.length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const passed = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'].flatMap((name) => {
            const value = incoming.headers[name];
            return typeof value === 'string' ? [[name, value] as const] : [];
          });
          resolve({
            status: incoming.statusCode ?? 500,
            headers: Object.fromEntries(passed),
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}
