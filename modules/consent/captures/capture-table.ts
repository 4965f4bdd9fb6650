import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Capture } from './capture.ts';

export const captureTable = new EntitySchema<Capture>({
  name: 'consent_capture',
  tableName: 'consent_capture',
  columns: {
    consentId: { ...column.key(), name: 'consent_id', primaryKeyConstraintName: 'pk_consent_capture' },
    agentId: { ...column.id(), name: 'agent_id' },
    agentOrganisationId: { ...column.id(), name: 'agent_organisation_id' },
    capturedAt: { ...column.instant(), name: 'captured_at' },
    evidence: column.json(),
    witnessId: optional({ ...column.id(), name: 'witness_id' }),
    witnessOrganisationId: optional({ ...column.id(), name: 'witness_organisation_id' }),
    witnessedAt: optional({ ...column.instant(), name: 'witnessed_at' }),
  },
});
