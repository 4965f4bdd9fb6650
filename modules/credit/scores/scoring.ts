import type { Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { SourceRecord } from '../features/source-record.ts';
import type { Models } from '../models/models.ts';

/** What credit reads of the registry: households, their villages, and their records. */
export interface HouseholdSource {
  person(tx: Tx, personId: string): Promise<{ householdId?: string; villageName?: string } | undefined>;
  household(tx: Tx, householdId: string): Promise<{ villageCode: string; villageName: string } | undefined>;
  /** Nothing dated or received after the instant. */
  recordsOfHousehold(
    tx: Tx,
    householdId: string,
    asOf: { instant: number },
  ): Promise<readonly SourceRecord[]>;
  /** The ids after `after`, in ascending order. */
  householdIds(tx: Tx, after: string | undefined, limit: number): Promise<readonly string[]>;
  villages(tx: Tx): Promise<readonly Village[]>;
}

export interface Village {
  code: string;
  name: string;
  townshipCode: string;
  townshipName: string;
  households: number;
}

/** What scoring needs: the registry's records, the time, and the registered cards. */
export interface Scoring {
  clock: Clock;
  registry: HouseholdSource;
  models: Models;
}
