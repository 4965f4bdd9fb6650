import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';

/** A public key as RFC 7517 writes it. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  alg?: 'ES256';
  use?: 'sig';
}

/** A machine client of a bank or an agency: it proves itself with `private_key_jwt`. */
export interface ClientRow {
  id: string;
  organisationId: string;
  name: string;
  jwk: PublicJwk;
  state: 'active' | 'suspended';
  createdAt: number;
}

export const clientTable = new EntitySchema<ClientRow>({
  name: 'identity_client',
  tableName: 'identity_client',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_client' },
    organisationId: { ...column.id(), name: 'organisation_id' },
    name: column.text(100),
    jwk: column.json(),
    state: column.text(10),
    createdAt: { ...column.instant(), name: 'created_at' },
  },
});

/** A client assertion that was used: insert-only, so that it works once. */
export interface AssertionRow {
  id: string;
  expiresAt: number;
}

export const assertionTable = new EntitySchema<AssertionRow>({
  name: 'identity_assertion',
  tableName: 'identity_assertion',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_assertion' },
    expiresAt: { ...column.instant(), name: 'expires_at' },
  },
});
