import { createServer } from 'node:http';

/** SESv2 as far as a bench needs it: takes every SendEmail at once. Runs in a process of its own; prints its port. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"MessageId":"0106018b-bench-000000"}'),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : '');
});
