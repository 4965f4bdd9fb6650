import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** A MariaDB server of our own: its own data directory, socket and free port, gone after `stop`. */
export interface PrivateMariaDb {
  /** Without a database name. */
  url: string;
  /** Ends it as a crash does. */
  kill: () => Promise<void>;
  /** Starts it again after `kill`, on the same data and port. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const START_LIMIT = 60_000;

/** Most tests need no durability, and many small databases. */
const SETTINGS = [
  '--no-defaults',
  '--bind-address=127.0.0.1',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-buffer-pool-size=256M',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
  '--max-connections=400',
  '--skip-log-bin',
];

/**
 * Installs a fresh data directory and starts the server on a free port; throws with the server's log when it cannot.
 * `settings` come after ours and win.
 */
export async function startMariaDb(settings: readonly string[] = []): Promise<PrivateMariaDb> {
  const directory = mkdtempSync(join(tmpdir(), 'tianxin-mariadb-'));
  const user = userInfo().username;
  const data = join(directory, 'data');
  const install = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--user=${user}`, `--datadir=${data}`, '--auth-root-authentication-method=normal'],
    { encoding: 'utf8' },
  );
  if (install.status !== 0) throw new Error(`mariadb-install-db failed: ${install.stdout}${install.stderr}`);
  const port = await freePort();
  const log = join(directory, 'server.log');
  const url = `mysql://root@127.0.0.1:${String(port)}`;
  const place = [
    `--user=${user}`,
    `--datadir=${data}`,
    `--socket=${join(directory, 's.sock')}`,
    `--port=${String(port)}`,
    `--log-error=${log}`,
  ];
  const launch = async (): Promise<ChildProcess> => {
    const server = spawn('mariadbd', [...SETTINGS, ...settings, ...place], { stdio: 'ignore' });
    await untilReachable(url, () => `mariadbd does not answer: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    return server;
  };
  let server = await launch();
  return {
    url,
    kill: () => end(server, 'SIGKILL'),
    restart: async () => {
      server = await launch();
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.kill(signal);
  });
}

async function untilReachable(url: string, complaint: () => string): Promise<void> {
  const until = performance.now() + START_LIMIT;
  for (;;) {
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch (error) {
      if (performance.now() > until) throw new Error(complaint(), { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
