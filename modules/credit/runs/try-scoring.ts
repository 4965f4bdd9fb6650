import { Problem } from '../../kernel/problem.ts';

/** How scoring one household of many ended; `fault` names the code and the field, never a value. */
export type Attempt = { outcome: 'scored' | 'unrated' } | { outcome: 'failed'; fault: string };

/**
 * Scores a household for a job. A household that is gone or whose records break a rule is an outcome, because the
 * refusal comes before the first write; anything else is thrown and undoes the chunk.
 */
export async function tryScoring(score: () => Promise<{ rated: boolean }>): Promise<Attempt> {
  try {
    return { outcome: (await score()).rated ? 'scored' : 'unrated' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const field = error.fields[0]?.field;
    return { outcome: 'failed', fault: field === undefined ? error.code : `${error.code} ${field}` };
  }
}
