import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { CliError } from './cli-error.ts';
import type { Say } from './say.ts';

export interface PlainRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** The headers of a request, signed for API Gateway (SigV4, execute-api) with the credentials of the AWS CLI's own chain. */
export async function signRequest(
  request: PlainRequest,
  region: string | undefined,
  say: Say,
): Promise<Record<string, string>> {
  const { url, method, headers, body } = request;
  const signer = new SignatureV4({
    service: 'execute-api',
    region: regionOf(url, region, say),
    credentials: await findCredentials(say),
    sha256: Sha256,
  });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...headers, host: url.host },
    ...(body === undefined ? {} : { body }),
  });
  const { host: _host, ...sent } = signed.headers;
  return sent;
}

/** The region: as told, else as the address of an API Gateway says, else as the environment says. */
export function regionOf(
  url: URL,
  told: string | undefined,
  say: Say,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const region =
    told ??
    /\.execute-api\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ??
    env['AWS_REGION'] ??
    env['AWS_DEFAULT_REGION'];
  if (region !== undefined && region !== '') return region;
  throw new CliError(
    say(
      `リージョンがわかりません。--region ap-northeast-1 のように指定してください。`,
      'The region is not known. Give it, as in --region ap-northeast-1.',
    ),
    2,
  );
}

async function findCredentials(say: Say) {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  try {
    return await defaultProvider()();
  } catch (error) {
    const sentence = say(
      'AWS の認証情報が見つかりません。aws sso login などでログインしてから、もう一度お試しください。',
      'No AWS credentials were found. Log in, for instance with aws sso login, then try again.',
    );
    throw new CliError(sentence, 1, { cause: error });
  }
}
