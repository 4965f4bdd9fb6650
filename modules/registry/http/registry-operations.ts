import type { Handlers } from '../../kernel/operation.ts';
import { agreementHandlers } from './agreements.ts';
import { batchHandlers } from './batches.ts';
import { decisionHandlers } from './decisions.ts';
import { catalogueHandlers } from './catalogue.ts';
import { leadOperations } from './lead-operations.ts';
import { overviewHandlers } from './overview.ts';
import { peopleHandlers } from './people.ts';
import { uploadHandlers } from './upload.ts';
import { uploadPartHandlers } from './uploads.ts';
import type { Registry } from '../registry.ts';
import { reviewHandlers } from './review.ts';

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
