import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';

type Encoding = 'br' | 'gzip';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const NAME = /^\/[\w.-]+\.(?:js|css)$/;
const BEST_OF_BROTLI = 11;

/**
 * Scripts and styles of the web build, compressed once each and kept in memory (some hundred kB in all): a phone on a
 * village network loads a third of the bytes. What is not there, or not asked for compressed, is left to the next.
 */
export function compressedAssets(
  directory: string,
  headers: Readonly<Record<string, string>>,
): RequestHandler {
  const kept = new Map<string, Promise<Buffer | undefined>>();
  return async (request, response, next) => {
    const encoding = encodingFor(request);
    if (encoding === undefined || !NAME.test(request.path)) {
      next();
      return;
    }
    const key = `${encoding} ${request.path}`;
    const work = kept.get(key) ?? compressed(join(directory, request.path), encoding);
    kept.set(key, work);
    const body = await work;
    if (body === undefined) {
      kept.delete(key);
      next();
      return;
    }
    response.set({ ...headers, 'Content-Encoding': encoding, Vary: 'Accept-Encoding' });
    response.type(TYPES[extname(request.path)] ?? 'application/octet-stream').send(body);
  };
}

function encodingFor(request: Request): Encoding | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const best = request.acceptsEncodings('br', 'gzip');
  return best === 'br' || best === 'gzip' ? best : undefined;
}

/** The compressed file, or nothing where there is no such file. */
async function compressed(path: string, encoding: Encoding): Promise<Buffer | undefined> {
  const source = await readFile(path).catch(() => undefined);
  if (source === undefined) return undefined;
  if (encoding === 'gzip') return promisify(gzip)(source, { level: 9 });
  return promisify(brotliCompress)(source, { params: { [constants.BROTLI_PARAM_QUALITY]: BEST_OF_BROTLI } });
}
