import { conflict } from './problem.ts';

/** A state machine as data: for each state the states that may follow. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Returns `to` when the table allows it from `from`; otherwise 409 `illegal-transition` with the allowed list. */
export function advance<State extends string>(table: Transitions<State>, from: State, to: State): State {
  if (table[from].includes(to)) return to;
  throw conflict('illegal-transition', `It is ${from} and cannot become ${to}.`, {
    current: from,
    allowed: table[from],
  });
}
