import type { ContractColumn, ContractSubject, DataContract } from '../contract/data-contract.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';
import type { RawRow } from '../file/table.ts';
import { brokenRules } from '../quality/cross-rules.ts';
import { cellFault, trimmed } from '../values/cell.ts';
import { rejects, type Finding, type FindingCode } from '../values/finding.ts';
import { readIdNumber } from '../values/id-number.ts';
import { readPersonName } from '../values/person-name.ts';
import type { FindVillage } from '../values/village-spelling.ts';
import { readCell, type RecordValue } from './read-cell.ts';

/** A long number that a spreadsheet rounded: as a key it would make one row of many. */
const ROUNDED = /^\s*\d(\.\d+)?E\+?\d+\s*$/i;

/** What a row says about the person it concerns. */
export interface Subject {
  /** 18 characters; only a valid one is given. */
  idNumber?: string;
  name?: string;
  /** The name has unknown characters. */
  partialName: boolean;
  /** What the row's own cells say; what the ID number says is no second evidence and stands apart. */
  birthDate?: string;
  sex?: string;
  idBirthDate?: string;
  idSex?: string;
  villageCode?: string;
  phone?: string;
  householdNumber?: string;
  relation?: string;
}

/** A row that keeps its contract, in our units. */
export interface StandardRow {
  rowNo: number;
  /** The values of the natural key's columns, standardised and joined. */
  keyText: string;
  /** ID numbers and phones of the row: compared by hash, never stored in the clear. */
  identity: Readonly<Record<string, string>>;
  values: Readonly<Record<string, RecordValue>>;
  subject: Subject;
  eventDate?: string;
  findings: readonly Finding[];
  /** The record with this key shall no longer count. */
  withdraws?: true;
}

export type CheckedRow = StandardRow | { rowNo: number; rejected: true; findings: readonly Finding[] };

/** What checking needs beside the row. */
export interface RowRules {
  contract: DataContract;
  /** The contract's columns in the order of the file. */
  columns: readonly ContractColumn[];
  findVillage: FindVillage;
  /** The day of receipt in China: nothing may have happened after it. */
  today: string;
  /** `full` when not given. */
  kind?: DeliveryKind;
}

interface Draft {
  values: Record<string, RecordValue>;
  /** ID number, as its 18 characters or what was written. */
  identity: Record<string, string>;
  subject: Subject;
  findings: Finding[];
}

/** Checks one row against its contract and standardises it. Pure; the same row always gives the same answer. */
export function checkRow(row: RawRow, rules: RowRules): CheckedRow {
  const draft: Draft = { values: {}, identity: {}, subject: { partialName: false }, findings: [] };
  if (row.fault) return rejected(row, [{ code: row.fault }]);
  if (row.cells.length !== rules.columns.length) return rejected(row, [{ code: 'E_COLUMNS' }]);
  rules.columns.forEach((column, index) => {
    takeCell(draft, row, { column, cell: row.cells[index] ?? '', rules });
  });
  checkTogether(draft, rules);
  const withdraws = isWithdrawal(draft, rules);
  if (withdraws) draft.findings = draft.findings.filter((finding) => concernsKey(finding, rules));
  if (draft.findings.some(rejects)) return rejected(row, draft.findings);
  const standard = standardRow(row.rowNo, draft, rules.contract);
  return withdraws ? { ...standard, withdraws } : standard;
}

/** By the kind of the delivery or by the operation in the row itself. */
function isWithdrawal({ values }: Draft, { kind, contract }: RowRules): boolean {
  const { operation } = contract.deliveries;
  const says = operation === undefined ? undefined : values[operation];
  return kind === 'withdrawals' || says === 'withdraw';
}

/** A withdrawal needs its key and nothing else. */
function concernsKey({ column }: Finding, { contract }: RowRules): boolean {
  return (
    column === undefined || contract.naturalKey.includes(column) || column === contract.deliveries.operation
  );
}

function rejected(row: RawRow, findings: readonly Finding[]): CheckedRow {
  return { rowNo: row.rowNo, rejected: true, findings };
}

interface CellPlace {
  column: ContractColumn;
  cell: string;
  rules: RowRules;
}

function takeCell(draft: Draft, row: RawRow, { column, cell, rules }: CellPlace): void {
  const fault = cellFault(cell);
  if (fault) {
    draft.findings.push({ code: fault, column: column.name });
    return;
  }
  const found = valueOf(draft, row, { column, cell, rules });
  for (const code of found.findings) draft.findings.push({ code, column: column.name });
  const lost = column.required && found.missing && !found.findings.some((code) => rejects({ code }));
  if (lost) draft.findings.push({ code: 'E_REQUIRED', column: column.name });
}

interface Found {
  findings: readonly FindingCode[];
  missing: boolean;
}

function valueOf(draft: Draft, row: RawRow, place: CellPlace): Found {
  const { column, cell } = place;
  if (column.type === 'id-number') return takeIdNumber(draft, place);
  if (column.type === 'person-name') return takeName(draft, place);
  if (column.type === 'village') return takeVillage(draft, row, place);
  if (ROUNDED.test(cell) && place.rules.contract.naturalKey.includes(column.name))
    return { findings: ['E_PRECISION'], missing: true };
  const { value, findings } = readCell(cell, column, column.type);
  if (column.type === 'phone') {
    if (typeof value === 'string') draft.identity[column.name] = value;
  } else draft.values[column.name] = value;
  return { findings, missing: value === null };
}

function takeIdNumber(draft: Draft, { column, cell, rules }: CellPlace): Found {
  const text = trimmed(cell);
  if (text === '') return { findings: [], missing: true };
  const id = readIdNumber(text);
  if (id.number === undefined) {
    const key = column.required || rules.contract.naturalKey.includes(column.name);
    // A rounded number cannot identify the row again; elsewhere the row may still be joined by other fields.
    const findings = id.findings.map((code) => (code === 'E_PRECISION' && !key ? 'F_PRECISION' : code));
    draft.identity[column.name] = text;
    return { findings, missing: false };
  }
  draft.identity[column.name] = id.number;
  if (id.birthDate > rules.today) return { findings: ['F_ID_BIRTH'], missing: false };
  if (id.valid && column.name === rules.contract.subject.idNumber) {
    draft.subject.idNumber = id.number;
    draft.subject.idSex = id.sex;
    draft.subject.idBirthDate = id.birthDate;
  }
  return { findings: id.findings, missing: false };
}

function takeName(draft: Draft, { column, cell, rules }: CellPlace): Found {
  const text = trimmed(cell);
  const name = text === '' ? undefined : readPersonName(text);
  draft.values[column.name] = name?.name ?? null;
  if (!name) return { findings: text === '' ? [] : ['E_TYPE'], missing: true };
  if (column.name === rules.contract.subject.name) {
    draft.subject.name = name.name;
    draft.subject.partialName = name.partial;
  }
  return { findings: name.findings, missing: false };
}

function takeVillage(draft: Draft, row: RawRow, { column, cell, rules }: CellPlace): Found {
  const text = trimmed(cell);
  const at = rules.columns.findIndex(({ name }) => name === column.township);
  const township = at < 0 ? '' : trimmed(row.cells[at] ?? '');
  const found =
    text === ''
      ? { value: null, findings: [] }
      : rules.findVillage(text, township === '' ? undefined : township);
  draft.values[column.name] = found.value;
  return { findings: found.findings, missing: text === '' };
}

/** What cells say about each other and about the person. */
function checkTogether(draft: Draft, { contract, today }: RowRules): void {
  const { subject, findings } = draft;
  const roles = contract.subject;
  takeRoles(draft, roles);
  for (const column of [roles.birthDate, contract.eventDate])
    if ((textOf(draft.values, column) ?? '') > today) findings.push(at('E_FUTURE', column));
  if (differ(subject.sex, subject.idSex)) findings.push(at('F_SEX_MISMATCH', roles.sex));
  if (differ(subject.birthDate, subject.idBirthDate)) findings.push(at('F_BIRTH_MISMATCH', roles.birthDate));
  findings.push(...brokenRules(contract.rules, (name) => draft.identity[name] ?? draft.values[name]));
}

const TEXT_ROLES = ['birthDate', 'sex', 'householdNumber', 'relation'] as const;

function takeRoles({ subject, values, identity }: Draft, roles: ContractSubject): void {
  for (const role of TEXT_ROLES) {
    const text = textOf(values, roles[role]);
    if (text !== undefined) subject[role] = text;
  }
  const villageCode = textOf(values, roles.village);
  if (villageCode !== undefined) subject.villageCode = villageCode;
  const phone = roles.phone === undefined ? undefined : identity[roles.phone];
  if (phone !== undefined) subject.phone = phone;
}

function differ(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}

function at(code: FindingCode, column: string | undefined): Finding {
  return column === undefined ? { code } : { code, column };
}

function textOf(values: Readonly<Record<string, RecordValue>>, name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : values[name];
  return typeof value === 'string' ? value : undefined;
}

function standardRow(rowNo: number, draft: Draft, contract: DataContract): StandardRow {
  const { subject, values, identity } = draft;
  const eventDate = textOf(values, contract.eventDate);
  const key = contract.naturalKey.map((name) => identity[name] ?? values[name] ?? null);
  // A key without its ID number would make one row of all the people who lack it: what else is known stands in.
  const ordered = orderedValues(values, contract);
  const keyed = key.some((part) => part === null || part === '')
    ? [...key, subject.name, subject.birthDate, subject.villageCode, subject.householdNumber]
    : key;
  return {
    rowNo,
    keyText: JSON.stringify(keyed),
    identity,
    values: ordered,
    subject,
    findings: draft.findings,
    ...(eventDate === undefined ? {} : { eventDate }),
  };
}

/** What a withdrawal says, whatever else stands in its row. */
export const WITHDRAWN = 'withdrawn';

/** Everything a row says, whatever the order of its file; equal rows give equal text. Only to be hashed. */
export function payloadText(row: StandardRow): string {
  const identity = Object.keys(row.identity).sort();
  if (row.withdraws) return WITHDRAWN;
  return JSON.stringify([row.values, identity.map((name) => [name, row.identity[name]])]);
}

/** In the order of the contract, whatever the order of the file: equal content gives equal text. */
function orderedValues(
  values: Readonly<Record<string, RecordValue>>,
  contract: DataContract,
): Record<string, RecordValue> {
  const ordered: Record<string, RecordValue> = {};
  for (const { name } of contract.columns)
    // What to do with a row is no part of what it says.
    if (name !== contract.deliveries.operation && Object.hasOwn(values, name))
      ordered[name] = values[name] ?? null;
  return ordered;
}
