import type { Identity } from '../identity/index.ts';
import type { InTransaction, Tx } from '../kernel/transaction.ts';
import type { Intake } from './intake/intake.ts';
import type { IntakeNeeds } from './intake/intake-needs.ts';
import type { RecordLeadLook } from './leads/leads-needs.ts';
import type { VillageCount } from './people/count-villages.ts';
import type { ObjectionFile, Reader } from './objections/objection-file.ts';
import type { HouseholdHistory } from './people/golden-record.ts';
import type { HouseholdFile, PersonFile, PersonNeeds } from './people/person-file.ts';
import type { GoldenPerson } from './people/told-person.ts';
import type { ReviewNeeds } from './review/review-needs.ts';
import type { HouseholdRecord } from './records/household-records.ts';
import type { Village } from './values/village-spelling.ts';

export interface RegistryNeeds extends Omit<IntakeNeeds, 'findVillage'> {
  identity: Pick<Identity, 'organisation' | 'userNames'>;
  /** What others built on persons and households; absent: review counts all of them as relied on. */
  reliedOn?: ReviewNeeds['reliedOn'];
  /** The villages of the county from the division register. */
  divisions: readonly Village[];
  /** Writes an official's look at a conflict lead into the access log; without it no lead's page is shown. */
  recordLeadLook?: RecordLeadLook;
}

/** Agency files, checked and joined to persons and households. Only what is published is told. */
export interface Registry {
  needs: RegistryNeeds & IntakeNeeds;
  people: PersonNeeds;
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
  /** The golden record for staff: numbers masked, every value with its source and the losers; log who looks. */
  goldenPerson(tx: Tx, personId: string): Promise<GoldenPerson | undefined>;
  /** Who was a member and who the head when, splits and merges. */
  householdHistory(tx: Tx, householdId: string): Promise<HouseholdHistory>;
  /** What a farmer objects to, for the agency concerned or an official; log who looks. */
  objection(tx: Tx, objectionId: string, reader: Reader): Promise<ObjectionFile | undefined>;
}
