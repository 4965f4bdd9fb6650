import { spawn, type ChildProcess } from 'node:child_process';
import type { DatabaseConfig } from '../../server/config.ts';

/** The real program in a process of its own, to be stopped or killed. */
export interface ServerProcess {
  baseUrl: string;
  child: ChildProcess;
  /** Everything it printed. */
  output: () => string;
  /** Sends a signal and waits for the end; returns the exit code (null after SIGKILL). */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** The environment of a process on the place of a test; nothing else of ours leaks in. */
export function environmentOf(place: { config: DatabaseConfig; directory: string }): NodeJS.ProcessEnv {
  const url = place.config.kind === 'sqlite' ? `sqlite:${place.config.file}` : place.config.url;
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    PORT: '0',
    DEMO: 'off',
    DATA_DIR: place.directory,
    DATABASE_URL: url,
    LOG_LEVEL: 'warn',
  };
}

/** Starts `server/main.ts` and waits until it says where it is ready. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (url !== undefined) resolve(url.replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}: ${output}`));
    });
  });
  const baseUrl = await ready;
  return {
    baseUrl,
    child,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a command of `server/cli/main.ts` to its end. */
export function runCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], { env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      resolve({ code, output });
    }),
  );
}
