import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { chinaDate } from '../../modules/kernel/clock.ts';
import { checkDelivery, onDisk, parseContract, type DeliveryReport } from '../../modules/registry/index.ts';
import { loadDivisions } from '../divisions.ts';
import { openOutput } from './ingest-output.ts';

const USAGE = `npm run tianxin -- ingest --contract C.yaml --input F [--output DIR] [--previous report.json]
  [--declared-rows N] [--delivery-kind full|changes|withdrawals] [--received YYYY-MM-DD] [--divisions villages.json]
Checks a file as the platform would (stages 0 to 3) and prints the report as JSON.
Exit: 0 pass, 3 hold for approval, 1 refused, 2 wrong usage.
`;
const EXIT = { pass: 0, hold: 3, refuse: 1 } as const;

type Check = Parameters<typeof checkDelivery>[0];

class WrongUsage extends Error {}

/** `ingest`: stages 0 to 3 of one file, without a server. */
export async function ingestCommand(args: readonly string[]): Promise<void> {
  process.exitCode = await runIngest(args, (text) => void process.stdout.write(text));
}

/** Runs the command and gives its exit code; `print` gets the report. */
export async function runIngest(args: readonly string[], print: (text: string) => void): Promise<number> {
  const asked = readCommand(args);
  if (asked === undefined) return 2;
  const output = openOutput(asked.directory);
  try {
    const report = await checkDelivery(asked.check, output);
    await output.finish(report);
    print(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT[report.gate];
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

interface Asked {
  check: Check;
  directory: string | undefined;
}

/** What was asked for, or nothing after the fault was said. */
function readCommand(args: readonly string[]): Asked | undefined {
  try {
    return askedBy(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

function askedBy(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      contract: text,
      input: text,
      output: text,
      previous: text,
      'declared-rows': text,
      'delivery-kind': text,
      received: text,
      divisions: text,
    },
  });
  const contractFile = fileGiven(values.contract, '--contract');
  const input = fileGiven(values.input, '--input');
  const contract = parseContract(parse(readFileSync(contractFile, 'utf8')), basename(contractFile));
  const previous = values.previous === undefined ? undefined : previousReport(values.previous);
  const kind = kindGiven(values['delivery-kind'], contract.deliveries.kinds);
  const check: Check = {
    contract,
    source: onDisk(input, statSync(input).size),
    fileName: basename(input),
    villages: loadDivisions(values.divisions),
    today: dayGiven(values.received),
    declaredRows: rowsGiven(values['declared-rows']),
    ...(kind === undefined ? {} : { kind }),
    ...(previous === undefined ? {} : { previous }),
  };
  return { check, directory: values.output };
}

function fileGiven(path: string | undefined, option: string): string {
  if (path === undefined) throw new WrongUsage(`${option} is missing`);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new WrongUsage(`${option}: there is no file ${path}`);
  return path;
}

function previousReport(path: string): DeliveryReport {
  const report = JSON.parse(
    readFileSync(fileGiven(path, '--previous'), 'utf8'),
  ) as Partial<DeliveryReport> | null;
  if (!report?.manifest || !report.counts || !Array.isArray(report.columns))
    throw new WrongUsage(`--previous: ${path} is no report of this command`);
  return report as DeliveryReport;
}

function rowsGiven(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new WrongUsage('--declared-rows must be a whole number');
  return Number(text);
}

function dayGiven(text: string | undefined): string {
  if (text === undefined) return chinaDate(Date.now());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new WrongUsage('--received must be a date YYYY-MM-DD');
  return text;
}

function kindGiven<Kind extends string>(text: string | undefined, kinds: readonly Kind[]): Kind | undefined {
  if (text === undefined) return undefined;
  const kind = kinds.find((known) => known === text);
  if (kind === undefined) throw new WrongUsage(`--delivery-kind must be one of ${kinds.join(', ')}`);
  return kind;
}
