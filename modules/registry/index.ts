import { startAgreements } from './agreements/start-agreements.ts';
import { createIntake } from './intake/intake.ts';
import { countVillages } from './people/count-villages.ts';
import { householdIdsAfter } from './people/household-view.ts';
import { objectionFile } from './objections/objection-file.ts';
import { householdHistory } from './people/golden-record.ts';
import { toldPerson } from './people/told-person.ts';
import { findPerson, householdFile, personFile } from './people/person-file.ts';
import { recordsOfHousehold } from './records/household-records.ts';
import type { Registry, RegistryNeeds } from './registry.ts';
import { villageFinder } from './values/village-spelling.ts';

export { loadContracts } from './contract/load-contracts.ts';
export { checkDelivery, type DeliveryReport } from './intake/check-delivery.ts';
export { ContractError } from './contract/contract-problem.ts';
export { parseContract } from './contract/parse-contract.ts';
export { csvText } from './file/error-file.ts';
export { onDisk } from './file/source.ts';
export { createBlobFolder } from './file/blobs.ts';
export { linkFiles, type LinkSummary } from './linkage/link-files.ts';
export { parseLinkContract } from './linkage/link-contract.ts';
export { weightOfProbability } from './linkage/make-model.ts';
export { linkerOpener } from './linkage/open-linker.ts';
export { linkRules } from './resolve/linkage.ts';
export { checkRebuild } from './resolve/rebuild.ts';
export { shippedLinkage } from './resolve/shipped-linkage.ts';
export { validIdNumber } from './values/id-number.ts';
export type { ObjectionFile } from './objections/objection-file.ts';
export type { HouseholdHistory } from './people/golden-record.ts';
export type { GoldenPerson } from './people/told-person.ts';
export type { HouseholdFile, PersonFile } from './people/person-file.ts';
export type { HouseholdRecord } from './records/household-records.ts';
export type { Registry, RegistryNeeds } from './registry.ts';
export type { Village } from './values/village-spelling.ts';

/** Builds the registry. Batches are processed by `intake.process`, which the clock and every delivery call. */
export function createRegistry(given: RegistryNeeds): Registry {
  const names = new Map(given.divisions.map(({ code, name }) => [code, name]));
  const needs = { ...given, findVillage: villageFinder(given.divisions) };
  const { clock, vault, contracts } = given;
  const people = { clock, vault, contracts, villageName: (code: string) => names.get(code) ?? '' };
  return {
    needs,
    people,
    intake: createIntake(needs),
    start: (inTransaction) => startAgreements(needs, inTransaction),
    findPerson: (tx, by) => findPerson(tx, people, by),
    person: (tx, personId) => personFile(tx, people, personId),
    household: (tx, householdId) => householdFile(tx, people, householdId),
    recordsOfHousehold,
    householdIds: (tx, after, limit) => householdIdsAfter(tx, after ?? '', limit),
    villages: (tx) => countVillages(tx, given.divisions),
    goldenPerson: (tx, personId) => toldPerson(tx, people, personId),
    householdHistory: (tx, householdId) => householdHistory(tx, people, householdId),
    objection: (tx, id, reader) => objectionFile(tx, { ...needs, ...people }, { id, reader }),
  };
}
