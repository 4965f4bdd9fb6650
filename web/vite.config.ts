import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shellList } from './shell-list.ts';

const page = (path: string): string => new URL(path, import.meta.url).pathname;
const SERVICE_WORKER = 'service-worker';

/** What every first page needs, in one file: libraries, web/shared, and the components of sign-in, home and credit. */
const FIRST =
  /node_modules|web\/shared\/|web\/kit\/(tokens|base|amount-text|button|choice|class-names|dialog|empty-state|error-summary|field|icon|kit-words|link-button|listen-button|notice|skeleton|status-tag|sync-bar|text-field)\.|web\/field\/queue\/(queue|act|act-store|use-queue)\./;
const proxied = ['/v1', '/oidc', '/openapi.json', '/docs'];
const server = 'http://localhost:3000';

/** Three pages (landing, field, desk) and the field's service worker; nothing inline, so that the strict CSP holds. */
export default defineConfig({
  root: page('.'),
  plugins: [react(), shellList(`field/${SERVICE_WORKER}.js`)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome80', 'safari14'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      input: {
        landing: page('./index.html'),
        field: page('./field/index.html'),
        desk: page('./desk/index.html'),
        [SERVICE_WORKER]: page('./field/service-worker.ts'),
      },
      output: {
        codeSplitting: { groups: [{ name: 'first', test: FIRST }] },
        entryFileNames: (chunk) =>
          chunk.name === SERVICE_WORKER ? 'field/[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, server])) },
  preview: { proxy: Object.fromEntries(proxied.map((path) => [path, server])) },
});
