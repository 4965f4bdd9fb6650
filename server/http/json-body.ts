import express, { type RequestHandler } from 'express';
import { malformed } from '../../modules/kernel/problem.ts';
import { faultOfJson } from './json-fault.ts';

const LIMIT = '1mb';

/**
 * Reads JSON and form bodies of up to 1 MiB. Refuses with 400 what a parser would silently bend: duplicate keys,
 * `__proto__`, nesting beyond 20 levels, invalid UTF-8, NUL and lone surrogates.
 */
export function readBody(): RequestHandler[] {
  const json = express.json({ limit: LIMIT, strict: true, verify: refuseBentJson });
  const form = express.urlencoded({ limit: LIMIT, extended: false, parameterLimit: 50 });
  return [json, form];
}

function refuseBentJson(_request: unknown, _response: unknown, bytes: Buffer): void {
  const fault = faultOfJson(bytes);
  if (fault !== undefined) throw malformed('json-invalid', fault.at, fault.message);
}
