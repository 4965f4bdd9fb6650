import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { householdLookupHandlers } from './http/household-lookups.ts';
import { inquiryHandlers } from './http/inquiries.ts';
import { personLookupHandlers } from './http/person-lookups.ts';
import type { Gateway } from './index.ts';
import { inquiryTable } from './inquiries/inquiry-table.ts';

export const gatewayMount: Mount<Gateway> = {
  name: 'gateway',
  schemas: [inquiryTable] as readonly EntitySchema[],
  mount: ({ needs }) => ({
    operations: {
      ...inquiryHandlers(needs),
      ...householdLookupHandlers(needs),
      ...personLookupHandlers(needs),
    },
  }),
};
