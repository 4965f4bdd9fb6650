import type { Identity } from '../../identity/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DecisionKind } from '../people/link-table.ts';
import type { PresentNeeds } from './present-record.ts';

/** A decision about two nodes that is to take effect now. */
export interface Answer {
  kind: DecisionKind;
  left: string;
  right: string;
  actor: string;
  secondActor?: string;
  reason: string;
  /** What the decision rested on: ids and figures, no personal data. */
  evidence: Readonly<Record<string, string | number | boolean | null>>;
  supersedes?: string;
}

/** What others have built on persons and their households: scores and consents in force. */
export interface Reliance {
  scores: number;
  consents: number;
}

export interface ReviewNeeds extends PresentNeeds {
  clock: Clock;
  identity: Pick<Identity, 'userNames'>;
  /** The person with this valid ID number, if the name agrees too. */
  findPerson: (tx: Tx, by: { idNumber: string; name: string }) => Promise<{ personId: string } | undefined>;
  /** Adds a decision, resolves its component again and moves ids; answers the decision's id. */
  applyAnswer: (tx: Tx, answer: Answer) => Promise<string>;
  /** Takes nodes out of a person in one step, one decision each; answers the decisions' ids. */
  applyUnlink: (tx: Tx, unlink: Unlink) => Promise<string[]>;
  /** What hangs on these persons and households; absent: it is not known and everything counts as relied on. */
  reliedOn?: (tx: Tx, who: { personIds: string[]; householdIds: string[] }) => Promise<Reliance>;
}

/** The nodes that go, and one that stays. */
export interface Unlink {
  personId: string;
  nodes: readonly string[];
  stays: readonly string[];
  actor: string;
  secondActor?: string;
  reason: string;
}
