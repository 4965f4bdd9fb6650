import type { Progress, Session } from '../../../analysis/index.ts';

/** Runs one named step and tells how many rows it made and how long it took; gives the rows. */
export type RunStep = (name: string, sql: string) => Promise<number>;

export function stepRunner(session: Session, tell: (progress: Progress) => void): RunStep {
  return async (name, sql) => {
    const { rows, milliseconds } = await session.run({ name, sql });
    tell({ step: name, rows, milliseconds });
    return rows;
  };
}
