import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';
import type { Role } from '../permissions.ts';

export interface UserRow {
  id: string;
  organisationId: string;
  userName: string;
  name: string;
  passwordHash: string;
  roles: Role[];
  state: 'active' | 'suspended';
  createdAt: number;
}

export const userTable = new EntitySchema<UserRow>({
  name: 'identity_user',
  tableName: 'identity_user',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_user' },
    organisationId: { ...column.id(), name: 'organisation_id' },
    userName: { ...column.text(64), name: 'user_name' },
    name: column.text(100),
    passwordHash: { ...column.text(200), name: 'password_hash' },
    roles: column.json(),
    state: column.text(10),
    createdAt: { ...column.instant(), name: 'created_at' },
  },
  uniques: [{ name: 'uq_identity_user_name', columns: ['userName'] }],
  indices: [{ name: 'ix_identity_user_organisation', columns: ['organisationId'] }],
});
