import type { Identity } from '../identity/index.ts';
import type { InTransaction, Tx } from '../kernel/transaction.ts';
import type { Intake } from './intake/intake.ts';
import type { IntakeNeeds } from './intake/intake-needs.ts';
import type { RecordLeadLook } from './leads/leads-needs.ts';
import type { VillageCount } from './people/count-villages.ts';
import type { Attributes } from './people/golden-person.ts';
import type { HouseholdFile, PersonFile } from './people/person-file.ts';
import type { HouseholdRecord } from './records/household-records.ts';
import type { Village } from './values/village-spelling.ts';

export interface RegistryNeeds extends Omit<IntakeNeeds, 'findVillage'> {
  identity: Pick<Identity, 'organisation' | 'userNames'>;
  /** The villages of the county from the division register. */
  divisions: readonly Village[];
  /** Writes an official's look at a conflict lead into the access log; without it no lead's page is shown. */
  recordLeadLook?: RecordLeadLook;
}

/** Agency files, checked and joined to persons and households. Only what is published is told. */
export interface Registry {
  needs: RegistryNeeds & IntakeNeeds;
  intake: Intake;
  /** Puts the bundled contracts in force where nothing stands yet, and shows what is in force: before any request. */
  start(inTransaction: InTransaction): Promise<void>;
  /** The person with this valid ID number, if the name agrees too; either alone finds nobody. */
  findPerson(tx: Tx, by: { idNumber: string; name: string }): Promise<PersonFile | undefined>;
  person(tx: Tx, personId: string): Promise<PersonFile | undefined>;
  /** A household with members now, the head first. */
  household(tx: Tx, householdId: string): Promise<HouseholdFile | undefined>;
  /** What was known at an instant: nothing published or dated later. */
  recordsOfHousehold(tx: Tx, householdId: string, asOf: { instant: number }): Promise<HouseholdRecord[]>;
  /** Ids of households with members now, ascending, behind `after`. */
  householdIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]>;
  /** Households and persons by village, now. */
  villages(tx: Tx): Promise<VillageCount[]>;
  /** Each attribute of a person with agency, file and row; values that lost stand behind the one that counts. */
  provenance(tx: Tx, personId: string): Promise<Attributes>;
}
