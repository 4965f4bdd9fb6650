import { ContractError } from './contract-problem.ts';
import type { DataContract, TwoLanguages } from './data-contract.ts';

/** A version that is or was in force. */
export interface StandingContract {
  contract: DataContract;
  state: 'in-force' | 'superseded' | 'ended';
  /** Superseded ones: files that name it are taken before this instant. */
  acceptedUntil: number | null;
}

/** What is looked up by dataset, version and agency. */
export interface ContractIndex {
  inForce: readonly DataContract[];
  newest: ReadonlyMap<string, StandingContract>;
  byVersion: ReadonlyMap<string, StandingContract>;
  agencies: readonly { slug: string; name: TwoLanguages; datasets: readonly string[] }[];
}

export const versionKey = (dataset: string, version: number): string => `${dataset}@${String(version)}`;

/** Indexes versions; throws `ContractError` when one stands twice or a dataset has two agencies. */
export function indexContracts(versions: readonly StandingContract[]): ContractIndex {
  const byVersion = new Map<string, StandingContract>();
  const newest = new Map<string, StandingContract>();
  for (const standing of versions) {
    const { contract } = standing;
    const key = versionKey(contract.dataset, contract.version);
    if (byVersion.has(key)) throw new ContractError(`${key} stands in two files`);
    byVersion.set(key, standing);
    const before = newest.get(contract.dataset);
    if (before && before.contract.agency.slug !== contract.agency.slug)
      throw new ContractError(`${contract.dataset} belongs to two agencies`);
    if (!before || before.contract.version < contract.version) newest.set(contract.dataset, standing);
  }
  return {
    inForce: versions.filter(({ state }) => state === 'in-force').map(({ contract }) => contract),
    newest,
    byVersion,
    agencies: agenciesOf([...newest.values()]),
  };
}

function agenciesOf(newest: readonly StandingContract[]): ContractIndex['agencies'] {
  const agencies = new Map<string, { slug: string; name: TwoLanguages; datasets: string[] }>();
  for (const { contract, state } of newest) {
    const agency = agencies.get(contract.agency.slug) ?? { ...contract.agency, datasets: [] };
    if (state === 'in-force') agency.datasets.push(contract.dataset);
    agencies.set(agency.slug, agency);
  }
  return [...agencies.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
