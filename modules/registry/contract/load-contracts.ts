import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contractError } from './contract-problem.ts';
import type { DataContract, TwoLanguages } from './data-contract.ts';
import { missingAgreement } from './parse-agreement.ts';
import { parseContract } from './parse-contract.ts';
import { indexContracts, versionKey, type StandingContract } from './standing.ts';

/**
 * The contracts, by dataset and by agency: asked synchronously, and live. What is in force stands in the database;
 * `replace` brings this object up to date when its edition has moved on.
 */
export interface Contracts {
  /** Those in force now. */
  readonly all: readonly DataContract[];
  /** The newest contract of a dataset that was ever in force. */
  of(dataset: string): DataContract | undefined;
  /** That version of it, also when it has ended: old records need it. */
  version(dataset: string, version: number): DataContract | undefined;
  /** Whether files that name this version are taken at an instant. */
  accepts(dataset: string, version: number, instant: number): boolean;
  readonly agencies: readonly { slug: string; name: TwoLanguages; datasets: readonly string[] }[];
  /** Which state of the agreements this shows; 0 before the database was asked. */
  readonly edition: number;
  /** Shows a newer state; an older one than shown is ignored. */
  replace(edition: number, versions: readonly StandingContract[]): void;
}

/** The folder with the contracts of the county. */
export const CONTRACTS_FOLDER = join(import.meta.dirname, '..', 'contracts');

/** Reads every `*.yaml` of a folder in name order; throws `ContractError` naming file and fields. */
export function loadContracts(folder: string = CONTRACTS_FOLDER): Contracts {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return contractsOf(files.map((file) => agreedContract(join(folder, file), file)));
}

function agreedContract(path: string, file: string): DataContract {
  const contract = parseContract(parse(readFileSync(path, 'utf8')), file);
  const problems = missingAgreement(contract);
  if (problems.length > 0) throw contractError(file, problems);
  return contract;
}

/** Indexes contracts, the newest version of each in force; throws `ContractError` when they contradict each other. */
export function contractsOf(all: readonly DataContract[]): Contracts {
  const newest = new Map<string, number>();
  for (const { dataset, version } of all) newest.set(dataset, Math.max(version, newest.get(dataset) ?? 0));
  let index = indexContracts(
    all.map((contract) => ({
      contract,
      state: newest.get(contract.dataset) === contract.version ? 'in-force' : 'superseded',
      acceptedUntil: Number.MAX_SAFE_INTEGER,
    })),
  );
  let edition = 0;
  return {
    get all() {
      return index.inForce;
    },
    get agencies() {
      return index.agencies;
    },
    get edition() {
      return edition;
    },
    of: (dataset) => index.newest.get(dataset)?.contract,
    version: (dataset, version) => index.byVersion.get(versionKey(dataset, version))?.contract,
    accepts: (dataset, version, instant) => {
      const standing = index.byVersion.get(versionKey(dataset, version));
      if (standing?.state !== 'superseded') return standing?.state === 'in-force';
      return instant < (standing.acceptedUntil ?? 0);
    },
    replace: (newer, versions) => {
      if (newer <= edition) return;
      index = indexContracts(versions);
      edition = newer;
    },
  };
}
