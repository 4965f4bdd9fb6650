import type { Vault } from '../../kernel/vault.ts';

/** What is sealed with a record: never in its content, a log, or an answer. */
export interface Secrets {
  /** As 18 characters, or what was written when it is no number. */
  idNumber?: string;
  phone?: string;
}

/** Seals what is there; null when nothing is. */
export function seal(vault: Vault, recordId: string, secrets: Secrets): string | null {
  if (secrets.idNumber === undefined && secrets.phone === undefined) return null;
  return vault.seal(JSON.stringify(secrets), place(recordId));
}

/** Opens what is sealed with a record. Throws when it was altered or moved. */
export function openSecrets(vault: Vault, record: { id: string; sealed: string | null }): Secrets {
  if (record.sealed === null) return {};
  return JSON.parse(vault.open(record.sealed, place(record.id))) as Secrets;
}

function place(recordId: string): string {
  return `registry_source_record|sealed|${recordId}`;
}
