import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import aws4 from 'aws4';

/** Where the requests to a service of AWS go, and whose they are. */
export interface SignedTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** An answer of HTTP, whatever its status. */
export interface SignedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Posts a text; throws where no whole answer came. */
export type SignedPost = (headers: Readonly<Record<string, string>>, body: string) => Promise<SignedAnswer>;

const MOST_SOCKETS = 50;

/**
 * Posts to one path of a service: HTTP with connections kept, signed by `aws4`. It takes a third of the SDK's CPU a request
 * (docs/adr/16, `npm run bench -- engagement`).
 *
 * @param service as signatures name it: dynamodb, ses
 * @param timeoutMs a connection that was frozen with its function may hang
 */
export function openSignedPost(
  target: SignedTarget,
  {
    service,
    path,
    timeoutMs,
  }: { readonly service: string; readonly path: string; readonly timeoutMs: number },
): SignedPost {
  const { protocol, host, hostname, port } = new URL(target.endpoint);
  const isSecure = protocol === 'https:';
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const send = isSecure ? httpsRequest : httpRequest;
  const whole = { service, region: target.region, host, method: 'POST', path };
  return (given, body) =>
    new Promise((resolve, reject) => {
      const { headers } = aws4.sign({ ...whole, body, headers: { ...given } }, target);
      const options = { agent, hostname, port, method: 'POST', path, headers, timeout: timeoutMs };
      const outgoing = send(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${host} did not answer in time`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}

/**
 * The target of a function, which has its region and credentials in its environment; undefined elsewhere, and in partitions
 * whose names end otherwise: all goes through the SDK there.
 *
 * @param service how the endpoint begins, and the end of the variable that gives another
 */
export function targetOfEnvironment(
  env: NodeJS.ProcessEnv,
  service: { readonly host: string; readonly variable: string },
): SignedTarget | undefined {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (region === undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const given = env[`AWS_ENDPOINT_URL_${service.variable}`] ?? env['AWS_ENDPOINT_URL'];
  if (given === undefined && /^(?:cn|us-iso|us-isob|eu-isoe)-/.test(region)) return undefined;
  const endpoint = given ?? `https://${service.host}.${region}.amazonaws.com`;
  return { endpoint, region, accessKeyId, secretAccessKey, sessionToken: env['AWS_SESSION_TOKEN'] };
}
