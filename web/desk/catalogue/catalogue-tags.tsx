import { StatusTag } from '../../kit/status-tag.tsx';
import type { Tone } from '../../kit/notice.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { useCatalogueWords } from './catalogue-words.ts';

type Schemas = components['schemas'];

const CLASS_TONE: Record<Schemas['FieldClass'], Tone | 'quiet'> = {
  NORMAL: 'quiet',
  WARN_WRITTEN: 'warning',
  PROHIBITED: 'danger',
};
const STATE_TONE: Record<Schemas['AgreementState'], Tone | 'quiet'> = {
  draft: 'quiet',
  proposed: 'info',
  'approved-by-agency': 'info',
  'approved-by-county': 'info',
  'in-force': 'ok',
  superseded: 'quiet',
  ended: 'warning',
  refused: 'danger',
};

export function ClassTag({ of }: { of: Schemas['FieldClass'] }) {
  return <StatusTag tone={CLASS_TONE[of]}>{useCatalogueWords().classes[of]}</StatusTag>;
}

export function AgreementStateTag({ of }: { of: Schemas['AgreementState'] }) {
  return <StatusTag tone={STATE_TONE[of]}>{useCatalogueWords().states[of]}</StatusTag>;
}

/** Whether the promise is kept; nothing for versions that promise nothing any more. */
export function FreshnessTag({ of }: { of: Schemas['Freshness'] | undefined }) {
  const words = useCatalogueWords();
  if (!of) return null;
  return of.overdue ? (
    <StatusTag tone="warning">{words.overdue(of.daysLate)}</StatusTag>
  ) : (
    <StatusTag tone="ok">{words.fresh}</StatusTag>
  );
}
