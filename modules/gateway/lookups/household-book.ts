import type { Tx } from '../../kernel/transaction.ts';
import type { Registry } from '../../registry/index.ts';

/** A household as the registry knows it. */
export interface HouseholdSheet {
  householdId: string;
  villageCode: string;
  villageName: string;
  members: readonly { personId: string; name: string; relation: string; head: boolean; birthDate?: string }[];
}

/** What the gateway needs of the registry. */
export interface HouseholdBook extends Pick<Registry, 'goldenPerson' | 'householdHistory' | 'objection'> {
  /** ID number and name must both agree. */
  findPerson(
    tx: Tx,
    by: { idNumber: string; name: string },
  ): Promise<{ personId: string; householdId?: string } | undefined>;
  person(tx: Tx, personId: string): Promise<{ householdId?: string } | undefined>;
  household(tx: Tx, householdId: string): Promise<HouseholdSheet | undefined>;
}
