import type { Vault } from '../../kernel/vault.ts';
import type { Secrets } from '../people/secrets.ts';

/** What is sealed with a record; nothing for records without ID number and phone. */
export function secretsOfRecord(vault: Vault, record: { id: string; sealed: string | null }): Secrets {
  if (record.sealed === null) return {};
  return JSON.parse(vault.open(record.sealed, `registry_source_record|sealed|${record.id}`)) as Secrets;
}
