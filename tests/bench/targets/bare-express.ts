import type { AddressInfo } from 'node:net';
import express from 'express';
import { ANSWER, ready } from './target.ts';

const app = express().set('etag', false);
app.get('/v1/credit-scores/:id', (_request, response) => {
  response.json(ANSWER);
});
const server = app.listen(0, '127.0.0.1', () => {
  ready({ port: (server.address() as AddressInfo).port, paths: ['/v1/credit-scores/inq_1'] });
});
