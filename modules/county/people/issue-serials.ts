import type { Sex } from './given-names.ts';

/** Gives the next serial number of a birth date and sex, so that no two people share an ID number. */
export type IssueSerial = (birthDate: string, sex: Sex) => number;

/** Begins issuing; throws a `RangeError` when 500 people of one birth date and sex are exceeded. */
export function issueSerials(): IssueSerial {
  const issued = new Map<string, number>();
  return (birthDate, sex) => {
    const key = `${birthDate}${sex}`;
    const serial = issued.get(key) ?? 0;
    if (serial >= 500) throw new RangeError(`more than 500 people of ${birthDate} and one sex`);
    issued.set(key, serial + 1);
    return serial;
  };
}
