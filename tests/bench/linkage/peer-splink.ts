import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runWatched } from './child-process.ts';
import { judgeClusters, type LinkRun, type LinkSet } from './run-link.ts';
import { SPLINK_SCRIPT } from './splink-script.ts';
import type { Truth } from './truth.ts';

const PACKAGE = 'splink==5.0.0';
const VENV = join(tmpdir(), 'tianxin-bench-splink');
/** The probability from which Splink's pairs are joined to clusters, as ours are at the same odds. */
const PROBABILITY = 0.5;

/** Links a set with Splink; its environment is made on the first use, outside of the product. */
export async function splinkAndJudge(set: LinkSet, truth: Truth, output: string): Promise<LinkRun> {
  const python = await splinkPython();
  mkdirSync(output, { recursive: true });
  const contract = parse(readFileSync(join(set.folder, 'contract.yaml'), 'utf8')) as {
    key: string;
    columns: Record<string, object>;
  };
  const job = join(output, 'job.json');
  writeFileSync(
    job,
    JSON.stringify({
      inputs: set.inputs.map((file) => join(set.folder, file)),
      key: contract.key,
      oneRecordPerSource: set.oneRecordPerSource,
      columns: Object.entries(contract.columns).map(([name, meaning]) => ({ name, ...meaning })),
      probability: PROBABILITY,
      threads: 2,
      output,
    }),
  );
  const script = join(output, 'link_with_splink.py');
  writeFileSync(script, SPLINK_SCRIPT);
  const taken = await runWatched(python, [script, job]);
  return { ...taken, ...judgeClusters(join(output, 'clusters.csv'), truth, set) };
}

async function splinkPython(): Promise<string> {
  const given = process.env['SPLINK_PYTHON'];
  if (given !== undefined) return given;
  const python = join(VENV, 'bin', 'python');
  try {
    if (!existsSync(python)) await runWatched('python3', ['-m', 'venv', VENV]);
    await runWatched(python, ['-m', 'pip', 'install', '--quiet', PACKAGE]);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Splink cannot be had here: it needs python3 with venv and the package ${PACKAGE} (or SPLINK_PYTHON, a python that has it). ${words}`,
    );
  }
  return python;
}
