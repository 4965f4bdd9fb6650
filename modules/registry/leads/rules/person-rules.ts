import { ageOn, ofDataset, textOf, type Detect, type FactRecord } from './facts.ts';

const LOAN_COLUMNS = ['loanNumber', 'principal', 'issuedOn', 'balance'];

/** A loan was issued while an enforcement case was open: filed by that day and not closed before it. */
export const borrowerInEnforcement: Detect = (facts) =>
  facts.members.flatMap(({ personId }) => {
    const own = facts.records.filter((record) => record.personId === personId);
    const cases = ofDataset({ records: own }, 'court-enforcement');
    const loans = ofDataset({ records: own }, 'bank-loans').filter((loan) =>
      cases.some((one) => isOpenOn(one, textOf(loan, 'issuedOn') ?? '')),
    );
    if (loans.length === 0) return [];
    const open = cases.filter((one) => loans.some((loan) => isOpenOn(one, textOf(loan, 'issuedOn') ?? '')));
    const evidence = [
      ...open.map((record) => ({
        record,
        columns: ['caseNumber', 'amount', 'state', 'filedOn', 'closedOn'],
      })),
      ...loans.map((record) => ({ record, columns: LOAN_COLUMNS })),
    ];
    return [{ subjectKey: personId, personId, evidence, margin: 1_000_000 }];
  });

function isOpenOn(record: FactRecord, day: string): boolean {
  const filedOn = textOf(record, 'filedOn');
  const closedOn = textOf(record, 'closedOn');
  return filedOn !== undefined && filedOn <= day && (closedOn === undefined || closedOn > day);
}

/** A pension was paid before the age from which it is due; the birthday counts. */
export const youngPensioner: Detect = (facts, { pensionAge = 60 }) =>
  facts.members.flatMap(({ personId, birthDate }) => {
    if (birthDate === undefined) return [];
    const early = ofDataset(facts, 'finance-pensions').filter((record) => {
      const paidOn = textOf(record, 'paidOn');
      return record.personId === personId && paidOn !== undefined && ageOn(birthDate, paidOn) < pensionAge;
    });
    if (early.length === 0) return [];
    const register = ofDataset(facts, 'civil-household-members').find(
      (record) => record.personId === personId,
    );
    const evidence = early.map((record) => ({ record, columns: ['birthDate', 'month', 'amount', 'paidOn'] }));
    return [
      {
        subjectKey: personId,
        personId,
        evidence: [...(register ? [{ record: register, columns: ['birthDate'] }] : []), ...evidence],
        margin: 1_000_000,
      },
    ];
  });

/** One person stands in the register under two household numbers. */
export const twoRegisters: Detect = (facts) =>
  facts.members.flatMap(({ personId }) => {
    const own = ofDataset(facts, 'civil-household-members').filter((record) => record.personId === personId);
    // Two rows of one file are joined by people only: until then the ID number and the name tell.
    const names = new Set(own.map((record) => textOf(record, 'name')));
    const others = facts.rowsUnderNumber.filter(
      ({ ownerId, record }) => ownerId === personId && names.has(textOf(record, 'name')),
    );
    // One question for both rows: to the household of the later one.
    if (others.some(({ record }) => own.every(({ id }) => id < record.id))) return [];
    const rows = [...own, ...others.map(({ record }) => record)];
    const numbers = new Set(rows.map((record) => textOf(record, 'householdNumber')));
    if (numbers.size < 2) return [];
    const columns = ['householdNumber', 'relation', 'registeredOn'];
    const evidence = rows.map((record) => ({ record, columns }));
    return [{ subjectKey: personId, personId, evidence, margin: 1_000_000 }];
  });

/** Programmes that are paid once a year; machines may be bought twice. */
const ONCE_A_YEAR = new Set(['land-fertility', 'grain', 'seed', 'forest']);

/** One programme was paid twice to one household for claims of one year. */
export const subsidyTwice: Detect = (facts) => {
  const groups = new Map<string, FactRecord[]>();
  for (const record of ofDataset(facts, 'finance-subsidies')) {
    const programme = textOf(record, 'programme') ?? '';
    const paid = ['paid', 'partly-paid'].includes(textOf(record, 'outcome') ?? '');
    if (!paid || !ONCE_A_YEAR.has(programme)) continue;
    const key = `${(textOf(record, 'claimedOn') ?? '').slice(0, 4)}|${programme}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const columns = ['claimNumber', 'programme', 'paidAmount', 'claimedOn', 'paidOn'];
  return [...groups].flatMap(([key, records]) =>
    records.length < 2
      ? []
      : [
          {
            subjectKey: `${facts.householdId}|${key}`,
            evidence: records.map((record) => ({ record, columns })),
            margin: 1_000_000,
          },
        ],
  );
};

/** A loan stands under the ID number of somebody who was a minor on the day of issue, whatever name it bears. */
export const minorBorrower: Detect = (facts, { adultAge = 18 }) =>
  facts.members.flatMap(({ personId, birthDate }) => {
    if (birthDate === undefined) return [];
    const own = ofDataset(facts, 'bank-loans').filter((record) => record.personId === personId);
    const borrowed = facts.loansUnderNumber.flatMap(({ ownerId, record }) =>
      ownerId === personId ? [record] : [],
    );
    const loans = [...own, ...borrowed].filter((record) => {
      const issuedOn = textOf(record, 'issuedOn');
      return issuedOn !== undefined && ageOn(birthDate, issuedOn) < adultAge;
    });
    if (loans.length === 0) return [];
    const register = ofDataset(facts, 'civil-household-members').find(
      (record) => record.personId === personId,
    );
    const evidence = loans.map((record) => ({ record, columns: ['name', ...LOAN_COLUMNS] }));
    return [
      {
        subjectKey: personId,
        personId,
        evidence: [...(register ? [{ record: register, columns: ['birthDate'] }] : []), ...evidence],
        margin: 1_000_000,
      },
    ];
  });
