import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DirtKind } from '../../../modules/county/dirt/dirt-rates.ts';
import { generateCounty, TRUTH_FILE, type County } from '../../../modules/county/index.ts';
import { recognise, rowsOf, type RawRow } from '../../../modules/registry/file/table.ts';

export interface ToldPerson {
  kind: 'person';
  personId: string;
  householdId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: string;
  idNumber: string;
  relation: string;
  deceased: boolean;
  parents: string[];
}

export interface ToldRow {
  kind: 'row';
  file: string;
  row: number;
  personId: string;
  householdId: string;
  dirt: DirtKind[];
}

/** A generated county in memory, with its truth read back. */
export interface MadeCounty {
  county: County;
  files: ReadonlyMap<string, Buffer>;
  persons: ReadonlyMap<string, ToldPerson>;
  rows: readonly ToldRow[];
}

export function makeCounty(households: number, seed: number): MadeCounty {
  const pieces = new Map<string, Buffer[]>();
  const write = (file: string, bytes: Uint8Array): void => {
    const parts = pieces.get(file) ?? [];
    parts.push(Buffer.from(bytes));
    pieces.set(file, parts);
  };
  const county = generateCounty({ households, seed, write });
  const files = new Map([...pieces].map(([file, parts]) => [file, Buffer.concat(parts)]));
  const lines = String(files.get(TRUTH_FILE)).trimEnd().split('\n');
  const told = lines.map((line) => JSON.parse(line) as ToldPerson | ToldRow | { kind: 'household' });
  return {
    county,
    files,
    persons: new Map(told.flatMap((line) => (line.kind === 'person' ? [[line.personId, line]] : []))),
    rows: told.flatMap((line) => (line.kind === 'row' ? [line] : [])),
  };
}

/** The SHA-256 of every file, by name. */
export function hashes(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  return Object.fromEntries([...files].map(([file, bytes]) => [file, hash(bytes)]));
}

/** The rows of a file as the registry reads them, the header first. */
export async function readRows({ files }: MadeCounty, file: string): Promise<RawRow[]> {
  const bytes = files.get(file) ?? Buffer.alloc(0);
  const source = { sizeBytes: bytes.length, open: () => Readable.from([bytes]) };
  const rows: RawRow[] = [];
  for await (const portion of rowsOf(source, await recognise(source))) rows.push(...portion);
  return rows;
}
