import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { edgesOf, rulingsOf } from './link-store.ts';
import { nodesByIdNumbers, nodesByIds, nodesOfPersons, silentNodes, type Sight } from './node-store.ts';
import type { LinkWorld } from './resolve-component.ts';

/** What the database knows of nodes, in one transaction. */
export function databaseWorld(tx: Tx, sight: Sight): LinkWorld {
  return {
    nodes: (ids) => nodesByIds(tx, sight, ids),
    nodesOfPersons: (ids) => nodesOfPersons(tx, sight, ids),
    nodesByIdNumbers: (lookups) => nodesByIdNumbers(tx, sight, lookups),
    silent: (ids) => silentNodes(tx, sight, ids),
    edgesOf: (ids) => edgesOf(tx, ids),
    rulingsOf: (ids) => rulingsOf(tx, ids),
  };
}

/** Datasets that list each person once in a file. */
export function registersOf(contracts: Contracts): ReadonlySet<string> {
  return new Set(
    contracts.all.filter(({ formsHouseholds }) => formsHouseholds).map(({ dataset }) => dataset),
  );
}
