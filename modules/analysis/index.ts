import { openApart, runApart } from './apart.ts';

export { ApartFailed } from './fault.ts';
export type { Apart, ApartOrder, CallWatch } from './apart.ts';
export type { OpenWork, Progress, Verbs } from './messages.ts';
export type { Part, Session, SessionLimits, Step, StepReport } from './session.ts';

/** DuckDB in child processes: the process that answers requests never holds one. */
export interface Analysis {
  /** A child that stays open for many calls. */
  open: typeof openApart;
  /** One call in a child of its own. */
  run: typeof runApart;
}

/** Builds the door to the analysis processes. */
export function createAnalysis(): Analysis {
  return { open: openApart, run: runApart };
}
