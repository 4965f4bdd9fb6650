import type { TwoLanguages } from './data-contract.ts';

/** One thing that is wrong in a contract: where (JSON pointer), what kind, and a sentence in both languages. */
export interface ContractProblem {
  pointer: string;
  code: string;
  message: TwoLanguages;
}

/** Thrown when a contract file is wrong: a fault of the installation, so the start stops with every place named. */
export class ContractError extends Error {}

/** A place in the document that is read. Reading goes on behind a fault, so that all are found at once. */
export class Place {
  readonly pointer: string;
  private readonly problems: ContractProblem[];

  constructor(problems: ContractProblem[], pointer = '') {
    this.problems = problems;
    this.pointer = pointer;
  }

  /** The place of a member; JSON pointer escapes are applied. */
  at(member: string | number): Place {
    const name = String(member).replaceAll('~', '~0').replaceAll('/', '~1');
    return new Place(this.problems, `${this.pointer}/${name}`);
  }

  /** Notes a fault here. */
  wrong(code: string, zh: string, en: string): void {
    this.problems.push({ pointer: this.pointer, code, message: { zh, en } });
  }
}

/** `/columns/3/type` as `columns[3].type`, for messages to people who edit files. */
export function spelledPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

/** The error that stops the start: file, place and sentence of every problem, one a line. */
export function contractError(file: string, problems: readonly ContractProblem[]): ContractError {
  return new ContractError(
    problems
      .map(({ pointer, message }) => `${file} ${spelledPointer(pointer)}: ${message.en}`.replace(' :', ':'))
      .join('\n'),
  );
}
