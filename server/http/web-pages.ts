import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { compressedAssets } from './compressed-assets.ts';

const YEAR = 31_536_000;
const ENTRIES = ['field', 'desk'] as const;

/** Serves the built web side: hashed assets for ever, pages always fresh, unknown paths of an app to its page. */
export function serveWeb(app: Express, directory: string): void {
  const assets = { index: false, redirect: false, immutable: true, maxAge: YEAR * 1_000 };
  const forEver = { 'Cache-Control': `public, max-age=${String(YEAR)}, immutable` };
  app.use('/assets', compressedAssets(join(directory, 'assets'), forEver));
  app.use('/assets', express.static(join(directory, 'assets'), assets));
  app.use(express.static(directory, { index: 'index.html', redirect: false, setHeaders: alwaysFresh }));
  for (const entry of ENTRIES) {
    const page = join(directory, entry, 'index.html');
    app.get([`/${entry}`, `/${entry}/{*path}`], (_request, response, next) => {
      if (!existsSync(page)) {
        next();
        return;
      }
      alwaysFresh(response);
      response.sendFile(page);
    });
  }
}

function alwaysFresh(response: Response): void {
  response.set('Cache-Control', 'no-cache');
}
