import type { Dimension } from '../contract/quality-contract.ts';
import { rejects, type FindingCode } from '../values/finding.ts';

/** Findings that cost a file points; what was only tidied (`F_…_WRITTEN`, 15-digit numbers) costs none. */
const DIMENSIONS: Readonly<Partial<Record<FindingCode, Dimension>>> = {
  E_REQUIRED: 'completeness',
  E_NEEDED: 'completeness',
  F_NEEDED: 'completeness',
  E_KEY_CONFLICT: 'uniqueness',
  F_DUPLICATE: 'uniqueness',
  F_NOT_UNIQUE: 'uniqueness',
  E_FUTURE: 'consistency',
  E_ORDER: 'consistency',
  F_ORDER: 'consistency',
  E_SUM: 'consistency',
  F_SUM: 'consistency',
  F_SEX_MISMATCH: 'consistency',
  F_BIRTH_MISMATCH: 'consistency',
  F_REFERENCE: 'consistency',
  F_PRECISION: 'validity',
  F_ID_CHECK: 'validity',
  F_ID_LENGTH: 'validity',
  F_ID_FORM: 'validity',
  F_ID_BIRTH: 'validity',
  F_PLACEHOLDER: 'validity',
  F_NAME_UNREADABLE: 'validity',
  F_PHONE: 'validity',
  F_VILLAGE_UNKNOWN: 'validity',
  F_DEFAULT_DATE: 'validity',
  F_LUNAR: 'validity',
  F_USCC: 'validity',
};

/** In which way a finding makes a file worse; `undefined` for one that does not. */
export function dimensionOf(code: FindingCode): Dimension | undefined {
  return DIMENSIONS[code] ?? (rejects({ code }) ? 'validity' : undefined);
}
