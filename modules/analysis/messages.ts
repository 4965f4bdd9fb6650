import type { Fault } from './fault.ts';
import type { Session, SessionLimits } from './session.ts';

/** What a long piece of work tells while it runs. */
export interface Progress {
  step: string;
  rows: number;
  milliseconds: number;
}

/** The verbs of a worker module: plain data in, plain data out (whatever structured cloning carries). */
export type Verbs = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** What a worker module exports as `openWork`: it gets the open session and keeps its state there. */
export type OpenWork = (session: Session, tell: (progress: Progress) => void) => Verbs;

export type ToChild =
  { kind: 'open'; module: string; limits: SessionLimits } | { kind: 'call'; verb: string; input: unknown };

export type FromChild =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; fault: Fault };
