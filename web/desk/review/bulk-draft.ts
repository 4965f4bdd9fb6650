import type { components } from '../../../openapi/contract.gen.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { ReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

export interface BulkDraft {
  kind: Schemas['LinkCaseKind'];
  verdict: 'same' | 'different';
  villageCode: string;
  fromPercent: string;
  toPercent: string;
}

export const emptyBulk: BulkDraft = {
  kind: 'review',
  verdict: 'different',
  villageCode: '',
  fromPercent: '0',
  toPercent: '100',
};

export function bulkFaults(draft: BulkDraft, words: ReviewWords): FieldError[] {
  const from = percentOf(draft.fromPercent);
  const to = percentOf(draft.toPercent);
  const right = from !== undefined && to !== undefined && from <= to;
  return right ? [] : [{ field: 'fromPercent', message: words.percentWrong }];
}

export function bulkAskOf(draft: BulkDraft): Schemas['LinkBulkAsk'] {
  return {
    kind: draft.kind,
    verdict: draft.verdict,
    ...(draft.villageCode === '' ? {} : { villageCode: draft.villageCode }),
    fromPpm: Math.round((percentOf(draft.fromPercent) ?? 0) * 10_000),
    toPpm: Math.round((percentOf(draft.toPercent) ?? 100) * 10_000),
  };
}

function percentOf(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text.trim())) return undefined;
  const value = Number(text.trim());
  return value <= 100 ? value : undefined;
}
