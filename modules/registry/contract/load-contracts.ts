import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DataContract, TwoLanguages } from './data-contract.ts';
import { ContractError } from './contract-problem.ts';
import { parseContract } from './parse-contract.ts';

/** The contracts in force, by dataset and by agency. */
export interface Contracts {
  all: readonly DataContract[];
  /** The newest contract of a dataset. */
  of(dataset: string): DataContract | undefined;
  /** That version of it: files in a grace period name an older one. */
  version(dataset: string, version: number): DataContract | undefined;
  agencies: readonly { slug: string; name: TwoLanguages; datasets: readonly string[] }[];
}

/** The folder with the contracts of the county. */
export const CONTRACTS_FOLDER = join(import.meta.dirname, '..', 'contracts');

/** Reads every `*.yaml` of a folder in name order; throws `ContractError` naming file and field. */
export function loadContracts(folder: string = CONTRACTS_FOLDER): Contracts {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return contractsOf(
    files.map((file) => parseContract(parse(readFileSync(join(folder, file), 'utf8')), file)),
  );
}

/** Indexes contracts; throws `ContractError` when a version stands twice or an agency changes its name. */
export function contractsOf(all: readonly DataContract[]): Contracts {
  const byVersion = new Map<string, DataContract>();
  const newest = new Map<string, DataContract>();
  const agencies = new Map<string, { slug: string; name: TwoLanguages; datasets: string[] }>();
  for (const contract of all) {
    const key = `${contract.dataset}@${String(contract.version)}`;
    if (byVersion.has(key)) throw new ContractError(`${key} stands in two files`);
    byVersion.set(key, contract);
    const before = newest.get(contract.dataset);
    if (before && before.agency.slug !== contract.agency.slug)
      throw new ContractError(`${contract.dataset} belongs to two agencies`);
    if (!before || before.version < contract.version) newest.set(contract.dataset, contract);
    const agency = agencies.get(contract.agency.slug) ?? { ...contract.agency, datasets: [] };
    if (!agency.datasets.includes(contract.dataset)) agency.datasets.push(contract.dataset);
    agencies.set(agency.slug, agency);
  }
  return {
    all: [...newest.values()],
    of: (dataset) => newest.get(dataset),
    version: (dataset, version) => byVersion.get(`${dataset}@${String(version)}`),
    agencies: [...agencies.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1)),
  };
}
