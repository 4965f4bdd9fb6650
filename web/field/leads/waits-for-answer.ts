import type { Schema } from '../../shared/api/schemas.ts';

/** The county waits for this household's answer. */
export function waitsForAnswer({ state }: Schema<'MyLead'>): boolean {
  return state === 'asked' || state === 'overdue';
}
