import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApartFailed } from './fault.ts';
import type { FromChild, Progress, ToChild } from './messages.ts';

/** Where the work stands and what it may use. `module` is the file URL of a worker module, `.ts` or built `.js`. */
export interface ApartOrder {
  module: string;
  threads: number;
  /** For DuckDB. */
  memoryMb: number;
  /** For the JavaScript heap of the child. */
  heapMb: number;
  /** Where its folder for temporary files is made; the system's by default. */
  temporaryRoot?: string;
}

export interface CallWatch {
  onProgress?: (progress: Progress) => void;
  /** Ends the child: a cancelled call leaves nothing behind and no session. */
  signal?: AbortSignal;
}

/** A child process with a session of its own. One call at a time; a second one waits for the first. */
export interface Apart {
  /** Throws `ApartFailed`; after `E_CRASH` and `E_CANCELLED` no further call succeeds. */
  call(verb: string, input: unknown, watch?: CallWatch): Promise<unknown>;
  /** Ends the child and removes its temporary files. May be called twice. */
  close(): Promise<void>;
}

/** Starts work in a child process and waits until its session is open. */
export async function openApart(order: ApartOrder): Promise<Apart> {
  const folder = mkdtempSync(join(order.temporaryRoot ?? tmpdir(), 'tianxin-analysis-'));
  const child = startChild(order.heapMb);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  let last: Promise<unknown> = Promise.resolve();
  const queued = (message: ToChild, watch: CallWatch): Promise<unknown> => {
    const turn = last.then(
      () => ask(child, message, watch),
      () => ask(child, message, watch),
    );
    last = turn;
    return turn;
  };
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const { module, threads, memoryMb } = order;
  try {
    await queued({ kind: 'open', module, limits: { threads, memoryMb, temporaryFolder: folder } }, {});
  } catch (error) {
    await close();
    throw error;
  }
  return { call: (verb, input, watch = {}) => queued({ kind: 'call', verb, input }, watch), close };
}

/** One call in a child process of its own, which is gone afterwards whatever happened. */
export async function runApart(
  order: ApartOrder,
  call: { verb: string; input: unknown } & CallWatch,
): Promise<unknown> {
  const apart = await openApart(order);
  try {
    return await apart.call(call.verb, call.input, call);
  } finally {
    await apart.close();
  }
}

function startChild(heapMb: number): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const built = here.endsWith('.js');
  const child = join(here, '..', built ? 'child.js' : 'child.ts');
  const loader = built ? [] : ['--import', loaderUrl(here)];
  return fork(child, [], {
    serialization: 'advanced',
    execArgv: [...loader, `--max-old-space-size=${String(heapMb)}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** TypeScript sources run through tsx in the child as in its parent. */
function loaderUrl(here: string): string {
  return pathToFileURL(createRequire(here).resolve('tsx')).href;
}

function ask(child: ChildProcess, message: ToChild, watch: CallWatch): Promise<unknown> {
  const { signal, onProgress } = watch;
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      end();
    };
    const fail = (code: string, words: string): void => {
      settle(() => {
        reject(new ApartFailed({ code, message: words }));
      });
    };
    const onMessage = (answer: FromChild): void => {
      if (answer.kind === 'progress') onProgress?.(answer.progress);
      else if (answer.kind === 'failed') fail(answer.fault.code, answer.fault.message);
      else
        settle(() => {
          resolve(answer.result);
        });
    };
    const onExit = (code: number | null, how: string | null): void => {
      fail('E_CRASH', `the analysis process ended (${how ?? String(code)})`);
    };
    const onAbort = (): void => {
      child.kill('SIGKILL');
      fail('E_CANCELLED', 'the analysis was cancelled');
    };
    if (signal?.aborted === true) onAbort();
    else if (child.connected) {
      child.on('message', onMessage);
      child.once('exit', onExit);
      signal?.addEventListener('abort', onAbort, { once: true });
      child.send(message);
    } else onExit(child.exitCode, child.signalCode);
  });
}
