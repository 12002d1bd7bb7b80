import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { environmentOf } from './aws-answers.ts';
import { type } from './command-line.ts';

afterEach(() => vi.unstubAllEnvs());

/** An AWS that refuses whatever it is asked, and the regions for which it was signed. */
async function refusingAws() {
  const regions: string[] = [];
  const server = createServer((request, response) => {
    regions.push(
      /Credential=[^/]+\/\d+\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '',
    );
    response.writeHead(403, { 'content-type': 'text/xml' });
    response.end(
      '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not allowed</Message></Error></ErrorResponse>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, regions, close: () => server.close() };
}

describe('rekindle link-keys', () => {
  it('says what AWS refuses, asked in the region of the API, and shows no trace', async () => {
    const aws = await refusingAws();
    for (const [name, value] of Object.entries(environmentOf(aws))) vi.stubEnv(name, value);

    const { error, exitCode } = await type(
      ['link-keys', 'rotate'],
      'https://abc.execute-api.us-east-1.amazonaws.com',
    );
    aws.close();

    expect(exitCode).toBe(1);
    expect(error).toContain('AWS cannot be asked (AccessDenied: not allowed). Log in to AWS');
    expect(new Set(aws.regions)).toEqual(new Set(['us-east-1']));
  });
});
