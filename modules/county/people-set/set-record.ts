/** A record of the set as its file shows it; an empty cell is a missing value. */
export interface SetRecord {
  name: string;
  sex: string;
  birthDate: string;
  idNumber: string;
  phone: string;
  address: string;
}

/** The columns of every file of the set, the record's id first. */
export const SET_COLUMNS = ['record', 'name', 'sex', 'birth_date', 'id_number', 'phone', 'address'] as const;

/** The link contract of the set: what its columns mean. */
export const SET_CONTRACT = `name: county-people
key: record
oneRecordPerSource: false
columns:
  name: { role: full-name, language: zh }
  sex: { role: sex }
  birth_date: { role: birth-date, format: yyyy-mm-dd }
  id_number: { role: id-number }
  phone: { role: phone }
  address: { role: address, language: zh }
`;
