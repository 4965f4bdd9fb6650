import type { Place } from './contract-problem.ts';
import type { ColumnType, ContractColumn, ContractSubject, DataContract } from './data-contract.ts';
import { columnNamed } from './parse-column.ts';
import { mappingOf } from './read-field.ts';

/** The column type each role of the subject must have. */
const SUBJECT_TYPES: Readonly<Record<keyof ContractSubject, ColumnType>> = {
  idNumber: 'id-number',
  name: 'person-name',
  birthDate: 'date',
  sex: 'code',
  village: 'village',
  phone: 'phone',
  deceased: 'boolean',
  householdNumber: 'household-number',
  relation: 'code',
};

/** Reads whom a row is about; somebody must be findable. */
export function parseSubject(
  source: unknown,
  columns: readonly ContractColumn[],
  place: Place,
): ContractSubject {
  const fields = mappingOf(source, place, Object.keys(SUBJECT_TYPES));
  const subject: ContractSubject = {};
  for (const role of Object.keys(SUBJECT_TYPES) as (keyof ContractSubject)[]) {
    if (fields[role] === undefined) continue;
    const name = columnNamed(columns, fields[role], place.at(role));
    if (name === '') continue;
    const type = SUBJECT_TYPES[role];
    if (columns.find((candidate) => candidate.name === name)?.type === type) subject[role] = name;
    else
      place
        .at(role)
        .wrong('role-unfit', `字段 ${name} 的类型应是 ${type}`, `column ${name} must have type ${type}`);
  }
  if (subject.name === undefined && subject.householdNumber === undefined)
    place.wrong(
      'nobody-named',
      '应指出姓名或户号字段，否则找不到人',
      'name or householdNumber expected, or nobody can be found',
    );
  return subject;
}

/** The register that forms households must say name, number and relation. */
export function checkHouseholds({ formsHouseholds, subject }: DataContract, place: Place): void {
  if (!formsHouseholds) return;
  if (subject.householdNumber === undefined || subject.relation === undefined || subject.name === undefined)
    place.wrong(
      'household-roles',
      '组成家庭的登记须指出姓名、户号和与户主关系',
      'subject needs name, householdNumber and relation',
    );
}
