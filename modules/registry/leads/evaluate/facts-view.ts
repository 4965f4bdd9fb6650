import { chinaDate } from '../../../kernel/clock.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { selectIn } from '../../bulk-store.ts';
import type { RecordValue } from '../../intake/read-cell.ts';
import { LEAD_DATASETS } from '../rules/catalogue.ts';
import type { FactMember, FactRecord, HouseholdFacts } from '../rules/facts.ts';

interface RawMember {
  householdId: string;
  personId: string;
  relation: string;
  head: number | string;
  villageCode: string | null;
  /** Of the register row that says the membership. */
  idLookup: string | null;
}

type RawRecord = Omit<FactRecord, 'numbered' | 'values' | 'rowNo' | 'contractVersion'> & {
  rowNo: number | string;
  contractVersion: number | string;
  content: string;
  idLookup: string | null;
  householdId?: string;
};

const LOANS = 'bank-loans';
const REGISTER = 'civil-household-members';
const DATASETS = LEAD_DATASETS.map((dataset) => `'${dataset}'`).join(', ');

const COLUMNS = `r.id AS id, r.dataset_id AS dataset, r.agency_slug AS agency, r.batch_id AS batchId, r.row_no AS rowNo,
  r.contract_version AS contractVersion, r.content AS content, r.person_id AS personId, r.id_lookup AS idLookup`;

const COUNTING = `JOIN registry_batch b ON b.id = r.batch_id
  LEFT JOIN registry_batch s ON s.id = r.superseded_in
  WHERE b.published_at IS NOT NULL AND s.published_at IS NULL AND r.withdrawn = 0`;

/** What is published about some households now, with members; households without members are left out. */
export async function factsOf(
  tx: Tx,
  householdIds: readonly string[],
  now: number,
): Promise<HouseholdFacts[]> {
  const members = await membersOf(tx, householdIds);
  const persons = [...new Set(members.map(({ personId }) => personId))];
  const records = groupBy(await recordsOf(tx, persons), (record) => record.personId ?? '');
  const whole = groupBy(await recordsOfHouseholds(tx, householdIds), ({ householdId }) => householdId ?? '');
  const byNumber = await recordsByNumber(tx, members);
  const today = chinaDate(now);
  return [...groupBy(members, ({ householdId }) => householdId)].map(([householdId, own]) => {
    const found = own.flatMap(({ personId }) => records.get(personId) ?? []);
    const all = [...found, ...(whole.get(householdId) ?? [])].map(factRecord);
    return {
      householdId,
      villageCode: own.find(({ villageCode }) => villageCode !== null)?.villageCode ?? '',
      today,
      members: own.map((member) => factMember(member, all)),
      records: all,
      loansUnderNumber: own.flatMap((member) => underNumber(member, byNumber, LOANS)),
      rowsUnderNumber: own.flatMap((member) => underNumber(member, byNumber, REGISTER)),
    };
  });
}

/** What bears a member's ID number and is joined to somebody else. */
function underNumber(
  { personId, idLookup }: RawMember,
  byNumber: ReadonlyMap<string, readonly RawRecord[]>,
  dataset: string,
): HouseholdFacts['loansUnderNumber'] {
  const found = idLookup === null ? [] : (byNumber.get(idLookup) ?? []);
  return found
    .filter((record) => record.dataset === dataset && record.personId !== personId)
    .map((record) => ({ ownerId: personId, record: factRecord(record) }));
}

async function membersOf(tx: Tx, householdIds: readonly string[]): Promise<RawMember[]> {
  const rows = await selectIn<RawMember>(
    tx,
    `SELECT m.household_id AS householdId, m.person_id AS personId, m.relation AS relation, m.is_head AS head,
     m.village_code AS villageCode, p.id_lookup AS idLookup
     FROM registry_household_member m
     JOIN registry_batch b ON b.id = m.batch_id
     LEFT JOIN registry_batch c ON c.id = m.closed_in
     JOIN registry_source_record p ON p.id = m.record_id
     WHERE b.published_at IS NOT NULL AND (c.published_at IS NULL OR m.ended_by = 'death') AND`,
    'm.household_id',
    householdIds,
  );
  // Who died as a member stays among the facts: that is what some rules ask about.
  const members = rows.sort((a, b) => Number(b.head) - Number(a.head) || (a.personId < b.personId ? -1 : 1));
  const seen = new Set<string>();
  return members.filter(({ householdId, personId }) => {
    const key = `${householdId} ${personId}`;
    return !seen.has(key) && seen.add(key);
  });
}

async function recordsOf(tx: Tx, personIds: readonly string[]): Promise<RawRecord[]> {
  const rows = await selectIn<RawRecord>(
    tx,
    `SELECT ${COLUMNS} FROM registry_source_record r ${COUNTING} AND r.dataset_id IN (${DATASETS}) AND`,
    'r.person_id',
    personIds,
  );
  return inOrder(rows);
}

async function recordsOfHouseholds(tx: Tx, householdIds: readonly string[]): Promise<RawRecord[]> {
  const numbers = await selectIn<{ id: string; number: string }>(
    tx,
    'SELECT id AS id, household_number AS number FROM registry_household WHERE',
    'id',
    householdIds,
  );
  const owners = new Map(numbers.map(({ id, number }) => [number, id]));
  const rows = await selectIn<RawRecord & { number: string }>(
    tx,
    `SELECT ${COLUMNS}, r.household_number AS number FROM registry_source_record r ${COUNTING}
     AND r.person_id IS NULL AND r.dataset_id IN (${DATASETS}) AND`,
    'r.household_number',
    [...owners.keys()],
  );
  return inOrder(rows).map((row) => ({ ...row, householdId: owners.get(row.number) ?? '' }));
}

/** Loans and rows of the register by the hash of the ID number they bear. */
async function recordsByNumber(tx: Tx, members: readonly RawMember[]): Promise<Map<string, RawRecord[]>> {
  const lookups = members.flatMap(({ idLookup }) => (idLookup === null ? [] : [idLookup]));
  const rows = await selectIn<RawRecord>(
    tx,
    `SELECT ${COLUMNS} FROM registry_source_record r ${COUNTING} AND r.dataset_id IN ('${LOANS}', '${REGISTER}') AND`,
    'r.id_lookup',
    [...new Set(lookups)],
  );
  return groupBy(inOrder(rows), ({ idLookup }) => idLookup ?? '');
}

function factMember(member: RawMember, records: readonly FactRecord[]): FactMember {
  const { personId, relation } = member;
  const registered = records.find((record) => record.personId === personId && record.dataset === REGISTER)
    ?.values['birthDate'];
  const birthDate = typeof registered === 'string' ? registered : undefined;
  const head = Number(member.head) === 1;
  return { personId, relation, head, ...(birthDate === undefined ? {} : { birthDate }) };
}

function factRecord(row: RawRecord): FactRecord {
  const { id, dataset, agency, personId, batchId } = row;
  return {
    id,
    dataset,
    agency,
    personId,
    batchId,
    numbered: row.idLookup !== null,
    rowNo: Number(row.rowNo),
    contractVersion: Number(row.contractVersion),
    values: JSON.parse(row.content) as Record<string, RecordValue>,
  };
}

/** Current records by their ids. */
export async function recordsById(tx: Tx, ids: readonly string[]): Promise<Map<string, FactRecord>> {
  const rows = await selectIn<RawRecord>(
    tx,
    `SELECT ${COLUMNS} FROM registry_source_record r ${COUNTING} AND`,
    'r.id',
    ids,
  );
  return new Map(rows.map((row) => [row.id, factRecord(row)]));
}

function inOrder<Row extends { id: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const at = key(row);
    const group = groups.get(at);
    if (group) group.push(row);
    else groups.set(at, [row]);
  }
  return groups;
}

/** The village of each household by its members now. */
export async function villagesOf(tx: Tx, householdIds: readonly string[]): Promise<Map<string, string>> {
  const members = await membersOf(tx, householdIds);
  const villages = new Map<string, string>();
  for (const { householdId, villageCode } of members)
    if (villageCode !== null && !villages.has(householdId)) villages.set(householdId, villageCode);
  return villages;
}
