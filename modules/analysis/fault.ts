/** A fault as it travels between the processes: a code that the caller knows, and words without values. */
export interface Fault {
  code: string;
  message: string;
}

/** What went wrong apart: `E_STEP` in a step, `E_CRASH` the process died, `E_CANCELLED`, `E_MEMORY`, or the code of the work itself. */
export class ApartFailed extends Error {
  readonly code: string;

  constructor({ code, message }: Fault) {
    super(message);
    this.name = 'ApartFailed';
    this.code = code;
  }
}

/** A step's failure by its name. Cells of agencies stand in DuckDB's messages, so what is quoted is left out. */
export function stepFailed(step: string, error: unknown): ApartFailed {
  const message = error instanceof Error ? error.message : String(error);
  if (/out of memory|could not allocate|failed to (offload|allocate)/i.test(message))
    return new ApartFailed({ code: 'E_MEMORY', message: `step ${step}: not enough memory` });
  return new ApartFailed({ code: 'E_STEP', message: `step ${step}: ${withoutValues(message)}` });
}

/** What any error may tell the other process. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { code: 'E_WORK', message: 'the work failed' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'E_WORK';
  return { code, message: error.message };
}

function withoutValues(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line
    .replace(/'[^']*'|"[^"]*"/gu, '…')
    .replace(/\d{6,}/gu, '…')
    .slice(0, 300);
}
