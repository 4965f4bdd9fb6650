import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { accessTable, headTable } from './access/access-table.ts';
import { inspectionHandlers } from './http/inspection.ts';
import { myDisclosureHandlers } from './http/my-disclosures.ts';
import type { Audit } from './index.ts';

export const auditMount: Mount<Audit> = {
  name: 'audit',
  schemas: [accessTable, headTable] as readonly EntitySchema[],
  mount: (audit) => ({ operations: { ...myDisclosureHandlers(audit), ...inspectionHandlers(audit) } }),
};
