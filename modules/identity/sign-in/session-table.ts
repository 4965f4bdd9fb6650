import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** A signed-in browser: one row, whose refresh secret is replaced at every use. */
export interface SessionRow {
  id: string;
  accountKind: 'staff' | 'farmer';
  accountId: string;
  secretHash: string;
  /** The secret before the last rotation: two tabs may refresh at the same moment. */
  previousHash: string | null;
  rotatedAt: number;
  expiresAt: number;
  endedAt: number | null;
}

export const sessionTable = new EntitySchema<SessionRow>({
  name: 'identity_session',
  tableName: 'identity_session',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_session' },
    accountKind: { ...column.text(10), name: 'account_kind' },
    accountId: { ...column.id(), name: 'account_id' },
    secretHash: { ...column.text(64), name: 'secret_hash' },
    previousHash: { ...optional(column.text(64)), name: 'previous_hash' },
    rotatedAt: { ...column.instant(), name: 'rotated_at' },
    expiresAt: { ...column.instant(), name: 'expires_at' },
    endedAt: { ...optional(column.instant()), name: 'ended_at' },
  },
  indices: [{ name: 'ix_identity_session_account', columns: ['accountId'] }],
});
