import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** Values that must never reach a log, wherever they stand in an object. */
const SECRET_KEYS = [
  'password',
  'code',
  'phone',
  'idNumber',
  'authorization',
  'cookie',
  'accessToken',
  'refreshToken',
  'client_assertion',
  'token',
];

/** A structured log. Requests are logged by operation and id, never with their body, query or path. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[withheld]' },
    serializers: { err: plainError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Database errors carry the statement's parameters, which may be personal data: only kind, code and place remain. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'a value that is no Error was thrown' };
  const { name, stack } = error;
  const code = (error as { code?: unknown }).code;
  const fromDatabase = 'driverError' in error;
  return {
    name,
    ...(code === undefined ? {} : { code }),
    message: fromDatabase ? 'database error' : error.message,
    stack: fromDatabase ? stack?.split('\n').slice(1).join('\n') : stack,
  };
}
