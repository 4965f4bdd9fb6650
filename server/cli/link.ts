import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { parseArgs } from 'node:util';
import { createAnalysis } from '../../modules/analysis/index.ts';
import {
  linkFiles,
  parseLinkContract,
  weightOfProbability,
  type LinkSummary,
} from '../../modules/registry/index.ts';

const USAGE =
  'usage: tianxin link --contract C.yaml --input A.csv [--input B.csv] --output DIR [--threshold-probability 0.5 | --threshold-weight 0] [--threads 2] [--memory-mb 4000] [--steps]';
/** A link is more probable than not. */
const DEFAULT_THRESHOLD_CB = 0;
/** A wrong call. */
const WRONG_USE = 2;

/** `link`: finds the records of CSV files that are the same, and writes pairs, clusters, the model and a report. */
export async function linkCommand(args: readonly string[]): Promise<void> {
  try {
    await link(args);
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'E_FAILED';
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    process.stderr.write(`${code}: ${message}\n`);
    process.exitCode = code === 'E_USAGE' || code.startsWith('ERR_PARSE_ARGS') ? WRONG_USE : 1;
  }
}

async function link(args: readonly string[]): Promise<void> {
  const options = readLinkOptions(args);
  const begun = performance.now();
  const cancel = new AbortController();
  process.once('SIGINT', () => {
    cancel.abort();
  });
  const summary = await linkFiles(createAnalysis(), options, {
    signal: cancel.signal,
    onProgress: ({ step, rows, milliseconds }) => {
      if (options.steps) process.stderr.write(`${step}: ${String(rows)} rows, ${String(milliseconds)} ms\n`);
    },
  });
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`${lines(summary).join('\n')}\nwritten to ${options.output} in ${seconds} s\n`);
}

function lines(summary: LinkSummary): string[] {
  return [
    ...summary.sources.map(({ name, records }) => `${String(records).padStart(9)} records of ${name}`),
    `${String(summary.candidatePairs).padStart(9)} pairs compared`,
    `${String(summary.pairs).padStart(9)} pairs linked`,
    `${String(summary.clusters).padStart(9)} clusters`,
    ...(summary.rejectedRows > 0
      ? [`${String(summary.rejectedRows).padStart(9)} rows rejected, see rejected.csv`]
      : []),
    ...(summary.skippedBlocks > 0
      ? [`${String(summary.skippedBlocks).padStart(9)} blocks over the cap left out, see report.html`]
      : []),
    `model ${summary.modelSha256}`,
  ];
}

function readLinkOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      contract: { type: 'string' },
      input: { type: 'string', multiple: true },
      output: { type: 'string' },
      'threshold-probability': { type: 'string' },
      'threshold-weight': { type: 'string' },
      threads: { type: 'string' },
      'memory-mb': { type: 'string' },
      steps: { type: 'boolean' },
    },
  });
  const { contract, input: inputs, output } = values;
  if (contract === undefined || inputs === undefined || output === undefined) throw usage(USAGE);
  if (!existsSync(contract)) throw usage(`${contract}: there is no such file`);
  return {
    contract: parseLinkContract(readFileSync(contract, 'utf8')),
    inputs,
    output,
    thresholdCb: thresholdOf(values['threshold-probability'], values['threshold-weight']),
    threads: wholeNumber('--threads', values.threads, Math.min(2, availableParallelism())),
    memoryMb: wholeNumber('--memory-mb', values['memory-mb'], Math.round(freemem() / 2 ** 21)),
    steps: values.steps === true,
  };
}

function thresholdOf(probability: string | undefined, weight: string | undefined): number {
  if (probability !== undefined && weight !== undefined)
    throw usage('--threshold-probability and --threshold-weight exclude each other');
  if (weight !== undefined) {
    if (!/^-?\d{1,6}$/.test(weight)) throw usage('--threshold-weight must be a whole number of centibits');
    return Number(weight);
  }
  if (probability === undefined) return DEFAULT_THRESHOLD_CB;
  const share = Number(probability);
  if (!(share > 0 && share < 1)) throw usage('--threshold-probability must lie between 0 and 1');
  return weightOfProbability(share);
}

function wholeNumber(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usage(`${name} must be a whole number from 1`);
  return Number(text);
}

function usage(message: string): Error {
  return Object.assign(new Error(message), { code: 'E_USAGE' });
}
