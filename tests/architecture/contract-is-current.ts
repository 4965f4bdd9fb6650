import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

/** Fails when `openapi/contract.gen.ts` is not what `npm run contract` makes of the contract today. */
const made = astToString(await openapiTS(new URL('../../openapi/openapi.yaml', import.meta.url)));
const body = (text: string): string => text.slice(text.indexOf('export interface paths'));
if (body(readFileSync('openapi/contract.gen.ts', 'utf8')) !== body(made)) {
  console.error('openapi/contract.gen.ts is stale: run `npm run contract`');
  process.exitCode = 1;
}
