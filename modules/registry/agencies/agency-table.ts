import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';

/** Which organisation is an agency that the contracts name. */
export interface AgencyRow {
  slug: string;
  organisationId: string;
  boundAt: number;
  boundBy: string;
}

export const agencyTable = new EntitySchema<AgencyRow>({
  name: 'registry_agency',
  tableName: 'registry_agency',
  columns: {
    slug: { ...column.text(63), primary: true, primaryKeyConstraintName: 'pk_registry_agency' },
    organisationId: { ...column.id(), name: 'organisation_id' },
    boundAt: { ...column.instant(), name: 'bound_at' },
    boundBy: { ...column.id(), name: 'bound_by' },
  },
  uniques: [{ name: 'uq_registry_agency_organisation', columns: ['organisationId'] }],
});
