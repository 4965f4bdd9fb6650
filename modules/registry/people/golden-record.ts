import type { Tx } from '../../kernel/transaction.ts';
import { householdNumber, recordsOfPersons, type RecordView } from '../records/records-view.ts';
import type { Attributes } from './golden-person.ts';
import { GOLDEN_RULES } from './golden-rules.ts';
import { changesOf, everMembers } from './household-history-view.ts';
import type { HouseholdChange } from './household-changes.ts';
import { headSpans, stintsOf, type HeadSpan, type Stint } from './household-timeline.ts';
import { membersAt, NOW } from './household-view.ts';
import { kinOf, type Kin } from './kin.ts';
import { filesOf, personFile, weighed, type PersonFile, type PersonNeeds } from './person-file.ts';

/** A person with every value, the losers included, and where each comes from. */
export interface GoldenRecord {
  file: PersonFile;
  ruleId: string;
  attributes: Attributes;
  /** The records behind the attributes, by id. */
  records: ReadonlyMap<string, RecordView>;
  kin: readonly (Kin & { name: string })[];
}

/** The golden record of a person whom a published record mentions. */
export async function goldenRecord(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<GoldenRecord | undefined> {
  const file = await personFile(tx, needs, personId);
  if (!file) return undefined;
  const records = await recordsOfPersons(tx, [file.personId], NOW);
  return {
    file,
    ruleId: GOLDEN_RULES.id,
    attributes: weighed(needs, records),
    records: new Map(records.map((record) => [record.id, record])),
    kin:
      file.householdId === undefined
        ? []
        : await namedKin(tx, needs, { personId: file.personId, householdId: file.householdId }),
  };
}

async function namedKin(
  tx: Tx,
  needs: PersonNeeds,
  of: { personId: string; householdId: string },
): Promise<(Kin & { name: string })[]> {
  const kin = kinOf(of.personId, await membersAt(tx, of.householdId, NOW));
  const names = await namesOf(tx, needs, kin);
  return kin.map((one) => ({ ...one, name: names.get(one.personId)?.name ?? '' }));
}

async function namesOf(
  tx: Tx,
  needs: PersonNeeds,
  people: readonly { personId: string }[],
): Promise<Map<string, PersonFile>> {
  return filesOf(
    tx,
    needs,
    people.map(({ personId }) => personId),
  );
}

/** Who was a member when, who was the one head when, and what became of the household. */
export interface HouseholdHistory {
  number: string;
  stints: (Stint & { name: string })[];
  heads: (HeadSpan & { name: string })[];
  changes: HouseholdChange[];
}

/** The dated history of a household as it is known now. */
export async function householdHistory(
  tx: Tx,
  needs: PersonNeeds,
  householdId: string,
): Promise<HouseholdHistory> {
  const stints = stintsOf(await everMembers(tx, householdId));
  const files = await namesOf(tx, needs, stints);
  const named = <Of extends { personId: string }>(one: Of): Of & { name: string } => ({
    ...one,
    name: files.get(one.personId)?.name ?? '',
  });
  return {
    number: (await householdNumber(tx, householdId)) ?? '',
    stints: stints.map(named),
    heads: headSpans(stints, (personId) => files.get(personId)?.birthDate).map(named),
    changes: await changesOf(tx, householdId),
  };
}
