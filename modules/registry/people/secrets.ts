import type { Vault } from '../../kernel/vault.ts';
import type { PersonRow } from './person-table.ts';

/** What is sealed with a person: never in a record, a log, or an answer. */
export interface Secrets {
  /** 18 characters. */
  idNumber?: string;
  phone?: string;
}

/** Seals what is there; null when nothing is. */
export function seal(vault: Vault, personId: string, secrets: Secrets): string | null {
  if (secrets.idNumber === undefined && secrets.phone === undefined) return null;
  return vault.seal(JSON.stringify(secrets), place(personId));
}

/** Opens what is sealed with a person. Throws when it was altered or moved. */
export function openSecrets(vault: Vault, person: Pick<PersonRow, 'id' | 'sealed'>): Secrets {
  if (person.sealed === null) return {};
  return JSON.parse(vault.open(person.sealed, place(person.id))) as Secrets;
}

function place(personId: string): string {
  return `registry_person|sealed|${personId}`;
}
