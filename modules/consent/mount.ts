import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { askTable } from './asking/ask-table.ts';
import { captureTable } from './captures/capture-table.ts';
import { consentEventTable } from './consents/consent-event-table.ts';
import { consentTable } from './consents/consent-table.ts';
import { bankConsentHandlers } from './http/bank-consents.ts';
import { consentCaptureHandlers } from './http/consent-captures.ts';
import { myConsentHandlers } from './http/my-consents.ts';
import type { Consent } from './index.ts';

export const consentMount: Mount<Consent> = {
  name: 'consent',
  schemas: [consentTable, consentEventTable, captureTable, askTable] as readonly EntitySchema[],
  mount: ({ needs }) => ({
    operations: {
      ...bankConsentHandlers(needs),
      ...myConsentHandlers(needs),
      ...consentCaptureHandlers(needs),
    },
  }),
};
