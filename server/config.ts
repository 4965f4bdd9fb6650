import { resolve } from 'node:path';

/** What the process is told from outside. Read once, here alone; a bad value stops the start with its name. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Where browsers and clients reach the server; also the issuer of tokens. */
  publicUrl: string;
  database: DatabaseConfig;
  dataDirectory: string;
  keysFile: string | undefined;
  /** The county's villages; the invented county's when not given. */
  divisionsFile: string | undefined;
  demo: boolean;
  demoHouseholds: number;
  message: { transport: 'console' } | { transport: 'http'; url: string; token: string | undefined };
  uploadLimitBytes: number;
  logLevel: LogLevel;
  trustProxy: boolean;
}

export type DatabaseConfig =
  { kind: 'sqlite'; file: string } | { kind: 'mariadb'; url: string; poolSize: number };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration; throws an `Error` that names the variable and what it wants. */
export function readConfig(env: Environment): Config {
  const production = env['NODE_ENV'] === 'production';
  const host = env['HOST'] ?? (production ? '0.0.0.0' : '127.0.0.1');
  const port = wholeNumber(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 });
  const dataDirectory = resolve(env['DATA_DIR'] ?? 'data');
  const database = readDatabase(env, dataDirectory);
  const demoPossible = !production && database.kind === 'sqlite' && LOOPBACK.has(host);
  return {
    production,
    host,
    port,
    publicUrl: readUrl(env, 'PUBLIC_URL') ?? `http://localhost:${String(port)}`,
    database,
    dataDirectory,
    keysFile: readKeysFile(env, production),
    divisionsFile: env['DIVISIONS_FILE'] === undefined ? undefined : resolve(env['DIVISIONS_FILE']),
    demo: readDemo(env, demoPossible),
    demoHouseholds: wholeNumber(env, 'DEMO_HOUSEHOLDS', { fallback: 400, min: 50, max: 20_000 }),
    message: readMessage(env),
    uploadLimitBytes:
      wholeNumber(env, 'UPLOAD_LIMIT_MB', { fallback: 200, min: 1, max: 4_096 }) * 1024 * 1024,
    logLevel: readChoice(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    trustProxy: readChoice(env, 'TRUST_PROXY', ['on', 'off'] as const, 'off') === 'on',
  };
}

function readDatabase(env: Environment, dataDirectory: string): DatabaseConfig {
  const url = env['DATABASE_URL'] ?? `sqlite:${resolve(dataDirectory, 'tianxin.db')}`;
  if (url.startsWith('sqlite:')) return { kind: 'sqlite', file: url.slice('sqlite:'.length) };
  if (/^(mysql|mariadb):\/\/.+\/.+/.test(url)) {
    const poolSize = wholeNumber(env, 'DATABASE_POOL', { fallback: 10, min: 1, max: 200 });
    return { kind: 'mariadb', url: url.replace(/^mysql:/, 'mariadb:'), poolSize };
  }
  throw new Error('DATABASE_URL must be sqlite:FILE or mysql://USER:PASSWORD@HOST:PORT/NAME');
}

function readKeysFile(env: Environment, production: boolean): string | undefined {
  const file = env['KEYS_FILE'];
  if (production && file === undefined) {
    throw new Error(
      'KEYS_FILE must name the key file in production; make one with `npm run tianxin -- keys create`',
    );
  }
  return file === undefined ? undefined : resolve(file);
}

function readDemo(env: Environment, possible: boolean): boolean {
  const wish = readChoice(env, 'DEMO', ['on', 'off'] as const, possible ? 'on' : 'off');
  if (wish === 'on' && !possible) {
    throw new Error(
      'DEMO=on needs the embedded database, a loopback HOST and NODE_ENV other than production',
    );
  }
  return wish === 'on';
}

function readMessage(env: Environment): Config['message'] {
  const transport = readChoice(env, 'MESSAGE_TRANSPORT', ['console', 'http'] as const, 'console');
  if (transport === 'console') return { transport };
  const url = readUrl(env, 'MESSAGE_URL');
  if (url === undefined) throw new Error('MESSAGE_URL must be given when MESSAGE_TRANSPORT=http');
  return { transport, url, token: env['MESSAGE_TOKEN'] };
}

function readUrl(env: Environment, name: string): string | undefined {
  const text = env[name];
  if (text === undefined) return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error(`${name} must be an http or https address`);
  return text.replace(/\/+$/, '');
}

function wholeNumber(
  env: Environment,
  name: string,
  range: { fallback: number; min: number; max: number },
): number {
  const { fallback, min, max } = range;
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new Error(`${name} must be a whole number from ${String(min)} to ${String(max)}`);
  }
  return value;
}

function readChoice<Choice extends string>(
  env: Environment,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}`);
  return choice;
}
