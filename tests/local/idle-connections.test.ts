import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createHttpApi } from '../../local/api/http-api.ts';
import { createAwsEndpoint } from '../../local/aws/aws-endpoint.ts';

/**
 * Stack and clients share a process in tests, the demo and the soak. Where it was busy for as long as an idle connection may last, the server ended
 * it in the same turn in which a client wrote into it, which failed with ECONNRESET.
 */
it.each([
  ['the HTTP API', createHttpApi],
  ['the endpoint of AWS', createAwsEndpoint],
])('%s names no moment at which it would end an idle connection', async (_, create) => {
  const { server } = create();
  server.on('request', (_request, response) => response.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const client = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const [answer] = await once(client, 'data');
  client.destroy();
  server.close();

  expect(String(answer)).toContain('200 OK');
  expect(String(answer).toLowerCase()).not.toContain('keep-alive: timeout');
});
