import { EntitySchema } from 'typeorm';
import type { OrganisationKind } from '../../kernel/actor.ts';
import { column, optional } from '../../kernel/column.ts';

export interface OrganisationRow {
  id: string;
  name: string;
  kind: OrganisationKind;
  /** The division (6, 9 or 12 digits) that it serves; absent for organisations without an area. */
  divisionCode: string | null;
  uscc: string | null;
  state: 'active' | 'suspended';
  createdAt: number;
}

export const organisationTable = new EntitySchema<OrganisationRow>({
  name: 'identity_organisation',
  tableName: 'identity_organisation',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_organisation' },
    name: column.text(100),
    kind: column.text(20),
    divisionCode: { ...optional(column.text(12)), name: 'division_code' },
    uscc: optional(column.text(18)),
    state: column.text(10),
    createdAt: { ...column.instant(), name: 'created_at' },
  },
  uniques: [{ name: 'uq_identity_organisation_name', columns: ['name'] }],
});
