import type { RecordValue } from '../../../../modules/registry/intake/read-cell.ts';
import type {
  FactMember,
  FactRecord,
  HouseholdFacts,
} from '../../../../modules/registry/leads/rules/facts.ts';

export const HEAD: FactMember = {
  personId: 'per_head',
  head: true,
  relation: 'head',
  birthDate: '1970-03-05',
};
export const CHILD: FactMember = {
  personId: 'per_child',
  head: false,
  relation: 'son',
  birthDate: '2012-06-30',
};
export const OLD: FactMember = {
  personId: 'per_old',
  head: false,
  relation: 'father',
  birthDate: '1940-01-01',
};

let serial = 0;

export function fact(
  dataset: string,
  values: Record<string, RecordValue>,
  more: Partial<FactRecord> = {},
): FactRecord {
  serial += 1;
  return {
    id: `rec_${String(serial).padStart(6, '0')}`,
    dataset,
    agency: 'some-agency',
    personId: HEAD.personId,
    numbered: true,
    batchId: 'bat_1',
    rowNo: serial,
    contractVersion: 1,
    values,
    ...more,
  };
}

export function household(
  records: readonly FactRecord[],
  more: Partial<HouseholdFacts> = {},
): HouseholdFacts {
  return {
    householdId: 'hh_1',
    villageCode: '451099100201',
    today: '2026-11-25',
    members: [HEAD, CHILD, OLD],
    records,
    loansUnderNumber: [],
    rowsUnderNumber: [],
    ...more,
  };
}
