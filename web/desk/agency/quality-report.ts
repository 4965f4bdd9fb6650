import type { components } from '../../../openapi/contract.gen.ts';

export type QualityReport = components['schemas']['QualityReport'];
