import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANSWER, ready } from './target.ts';

const server = createServer((_request, response) => {
  const body = JSON.stringify(ANSWER);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  ready({ port: (server.address() as AddressInfo).port, paths: ['/'] });
});
