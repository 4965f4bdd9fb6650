import type { Clock } from '../../kernel/clock.ts';
import type { Publish } from '../../kernel/event.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { ObjectionWords } from './objection.ts';
import type { ObjectionRow } from './objection-table.ts';

export interface ObjectionNeeds {
  clock: Clock;
  vault: Vault;
  publish: Publish;
  contracts: Contracts;
}

export function sealWords(vault: Vault, id: string, words: ObjectionWords): string {
  return vault.seal(JSON.stringify(words), place(id));
}

/** Opens what was written; throws when it was altered or moved. */
export function openWords(vault: Vault, row: Pick<ObjectionRow, 'id' | 'sealed'>): ObjectionWords {
  return JSON.parse(vault.open(row.sealed, place(row.id))) as ObjectionWords;
}

function place(id: string): string {
  return `registry_objection|sealed|${id}`;
}
