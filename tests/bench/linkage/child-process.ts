import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a finished command took; `peakMb` is the most that it and its children held at once, 0 where /proc is not. */
export interface Taken {
  seconds: number;
  peakMb: number;
  stdout: string;
}

const LOOK_EVERY_MS = 150;

/** Runs a command to its end and watches the memory of its whole family; throws with its last words when it fails. */
export async function runWatched(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const started = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(String(piece)));
  child.stderr.on('data', (piece: Buffer) => stderr.push(String(piece)));
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, familyMegabytes(child.pid ?? 0));
  }, LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearInterval(watch);
  });
  if (code !== 0)
    throw new Error(
      `${command} ${args.slice(0, 4).join(' ')} ended with ${String(code)}: ${stderr.join('').slice(-2_000)}`,
    );
  return { seconds: (performance.now() - started) / 1_000, peakMb, stdout: stdout.join('') };
}

/** Resident megabytes of a process and all that descend from it. */
function familyMegabytes(root: number): number {
  const members = new Set([root]);
  let kilobytes = 0;
  for (const { pid, parent, resident } of processes()) {
    if (pid !== root && !members.has(parent)) continue;
    members.add(pid);
    kilobytes += resident;
  }
  return kilobytes / 1_024;
}

/** All processes that can be read, oldest number first, so that parents come before children. */
function processes(): { pid: number; parent: number; resident: number }[] {
  return readdirSync('/proc', { withFileTypes: true })
    .flatMap(({ name }) => (/^\d+$/u.test(name) ? [Number(name)] : []))
    .sort((a, b) => a - b)
    .flatMap((pid) => {
      const status = statusOf(pid);
      const read = (field: string): number =>
        Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
      return status === '' ? [] : [{ pid, parent: read('PPid'), resident: read('VmRSS') }];
    });
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
