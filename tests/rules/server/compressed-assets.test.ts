import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import supertest from 'supertest';
import { serveWeb } from '../../../server/http/web-pages.ts';

const SCRIPT = `export const words = '${'田信'.repeat(4_000)}';`;

describe('the assets of the web build', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tianxin-web-'));
  const app = express();

  beforeAll(() => {
    mkdirSync(join(directory, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(directory, 'dist', 'assets', 'field-1a2b.js'), SCRIPT);
    writeFileSync(join(directory, 'secret.js'), 'not of the web build');
    serveWeb(app, join(directory, 'dist'));
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(['br', 'gzip'])('go out as %s, for ever, and decode to the same bytes', async (encoding) => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await supertest(app)
        .get('/assets/field-1a2b.js')
        .set('Accept-Encoding', encoding)
        .expect(200);
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(Number(answer.headers['content-length'])).toBeLessThan(Buffer.byteLength(SCRIPT) / 3);
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.headers['vary']).toContain('Accept-Encoding');
      expect(answer.headers['content-type']).toContain('javascript');
      expect(answer.text).toBe(SCRIPT);
    }
  });

  it('go out as they are to a client that asks for no compression', async () => {
    const answer = await supertest(app)
      .get('/assets/field-1a2b.js')
      .set('Accept-Encoding', 'identity')
      .expect(200);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.text).toBe(SCRIPT);
  });

  it.each(['/assets/none.js', '/assets/..%2f..%2fsecret.js', '/assets/%2e%2e/%2e%2e/secret.js'])(
    '%s is not there',
    async (path) => {
      await supertest(app).get(path).set('Accept-Encoding', 'gzip').expect(404);
    },
  );
});
