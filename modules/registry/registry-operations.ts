import type { Handlers } from '../kernel/operation.ts';
import { agreementHandlers } from './http/agreements.ts';
import { batchHandlers } from './http/batches.ts';
import { decisionHandlers } from './http/decisions.ts';
import { catalogueHandlers } from './http/catalogue.ts';
import { leadOperations } from './http/lead-operations.ts';
import { overviewHandlers } from './http/overview.ts';
import { peopleHandlers } from './http/people.ts';
import { uploadHandlers } from './http/upload.ts';
import { uploadPartHandlers } from './http/uploads.ts';
import type { Registry } from './registry.ts';
import { reviewHandlers } from './review/mounted-review.ts';

/** What the registry answers to. */
export function registryOperations(registry: Registry): Handlers {
  return {
    ...batchHandlers(registry),
    ...decisionHandlers(registry),
    ...uploadHandlers(registry),
    ...uploadPartHandlers(registry),
    ...overviewHandlers(registry),
    ...catalogueHandlers(registry),
    ...agreementHandlers(registry),
    ...reviewHandlers(registry),
    ...leadOperations(registry),
    ...peopleHandlers(registry),
  };
}
