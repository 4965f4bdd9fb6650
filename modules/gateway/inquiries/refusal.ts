import type { UseRefusal } from '../../consent/index.ts';
import { absent, forbidden, Problem } from '../../kernel/problem.ts';

const DETAIL: Readonly<Record<Exclude<UseRefusal, 'not-found' | 'frequency-exceeded'>, string>> = {
  'consent-revoked': 'The person has withdrawn this consent.',
  'consent-paused': 'The person has paused this consent.',
  'consent-expired': 'This consent has expired.',
  'consent-consumed': 'This consent was for one release, which has been made.',
  'consent-not-authorised': 'The person has not agreed, or not yet.',
  'purpose-not-consented': 'This consent is for another purpose.',
};

const REASONS: ReadonlySet<string> = new Set<UseRefusal>([
  'consent-revoked',
  'consent-paused',
  'consent-expired',
  'consent-consumed',
  'consent-not-authorised',
  'purpose-not-consented',
  'frequency-exceeded',
  'not-found',
]);

/** The answer to a bank that may not read: 403 with the reason, 429 for too often, 404 for what is not its own. */
export function refusalProblem(
  refused: { reason: UseRefusal; retryAfterSeconds?: number },
  what: string,
): Problem {
  const { reason, retryAfterSeconds = 1 } = refused;
  if (reason === 'not-found') return absent(what);
  if (reason === 'frequency-exceeded') {
    const detail = 'More inquiries than the person agreed to; please wait.';
    return new Problem('too-many', reason, detail, { extra: { retryAfterSeconds } });
  }
  return forbidden(reason, DETAIL[reason]);
}

/** The reason inside a refusal made here; `undefined` for any other failure. */
export function reasonOf(error: unknown): UseRefusal | undefined {
  return error instanceof Problem && REASONS.has(error.code) ? (error.code as UseRefusal) : undefined;
}
