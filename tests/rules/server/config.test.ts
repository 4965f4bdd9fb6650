import { readConfig } from '../../../server/config.ts';

test('an empty environment is a demo on this machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, production: false });
  expect(config.database.kind).toBe('sqlite');
});

test.each([
  [{ PORT: '99999' }, 'PORT'],
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://host' }, 'DATABASE_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ MESSAGE_TRANSPORT: 'pigeon' }, 'MESSAGE_TRANSPORT'],
  [{ MESSAGE_TRANSPORT: 'http' }, 'MESSAGE_URL'],
  [{ MESSAGE_TRANSPORT: 'http', MESSAGE_URL: 'ftp://x' }, 'MESSAGE_URL'],
  [{ PUBLIC_URL: 'tianxin.example' }, 'PUBLIC_URL'],
  [{ UPLOAD_LIMIT_MB: '0' }, 'UPLOAD_LIMIT_MB'],
  [{ NODE_ENV: 'production' }, 'KEYS_FILE'],
  [{ NODE_ENV: 'production', KEYS_FILE: '/k', DEMO: 'on' }, 'DEMO'],
  [{ HOST: '0.0.0.0', DEMO: 'on' }, 'DEMO'],
  [{ DATABASE_URL: 'mysql://u@h:1/n', DEMO: 'on' }, 'DEMO'],
])('%j stops the start and names %s', (env, name) => {
  expect(() => readConfig(env)).toThrow(name);
});

test.each([
  { NODE_ENV: 'production', KEYS_FILE: '/k' },
  { HOST: '0.0.0.0' },
  { DATABASE_URL: 'mysql://u:p@h:3306/tianxin' },
])('%j is no demo', (env) => {
  expect(readConfig(env).demo).toBe(false);
});
