import { ofDataset, textOf, type Detect, type FactRecord, type HouseholdFacts } from './facts.ts';

interface Death {
  personId: string;
  diedOn: string;
  record: FactRecord;
}

/** The registered deaths of members, the earliest day of each. */
function deathsOf(facts: HouseholdFacts): Death[] {
  const first = new Map<string, Death>();
  for (const record of ofDataset(facts, 'civil-deaths')) {
    const diedOn = textOf(record, 'diedOn');
    if (record.personId === null || diedOn === undefined) continue;
    const known = first.get(record.personId);
    if (!known || diedOn < known.diedOn)
      first.set(record.personId, { personId: record.personId, diedOn, record });
  }
  return [...first.values()];
}

/** Where agencies pay persons, and by which column the payment is dated. Months count as a whole: the month of death is due. */
const PAYMENTS: readonly { dataset: string; on: string; month?: string; columns: readonly string[] }[] = [
  { dataset: 'finance-pensions', on: 'paidOn', month: 'month', columns: ['month', 'amount', 'paidOn'] },
  { dataset: 'finance-subsidies', on: 'paidOn', columns: ['programme', 'paidAmount', 'paidOn'] },
  {
    dataset: 'civil-subsistence-allowance',
    on: 'grantedOn',
    columns: ['persons', 'monthlyAmount', 'grantedOn'],
  },
];

function paidAfter(record: FactRecord, diedOn: string): boolean {
  const payment = PAYMENTS.find(({ dataset }) => dataset === record.dataset);
  if (!payment) return false;
  const month = payment.month === undefined ? undefined : textOf(record, payment.month);
  if (month !== undefined) return month > diedOn.slice(0, 7);
  const day = textOf(record, payment.on);
  return day !== undefined && day > diedOn;
}

/** Any agency paid somebody after the day of death; a payment on that day, or for that month, is due. */
export const deadPayee: Detect = (facts) =>
  deathsOf(facts).flatMap(({ personId, diedOn, record }) => {
    const late = facts.records.filter((one) => one.personId === personId && paidAfter(one, diedOn));
    if (late.length === 0) return [];
    const evidence = late.map((one) => ({
      record: one,
      columns: PAYMENTS.find(({ dataset }) => dataset === one.dataset)?.columns ?? [],
    }));
    const death = { record, columns: ['diedOn', 'registeredOn'] };
    return [{ subjectKey: personId, personId, evidence: [death, ...evidence], margin: 1_000_000 }];
  });

/** A loan was issued to somebody after the day of death; one on that day is not asked about. */
export const deadBorrower: Detect = (facts) =>
  deathsOf(facts).flatMap(({ personId, diedOn, record }) => {
    const late = ofDataset(facts, 'bank-loans').filter(
      (loan) => loan.personId === personId && (textOf(loan, 'issuedOn') ?? '') > diedOn,
    );
    if (late.length === 0) return [];
    const evidence = late.map((loan) => ({ record: loan, columns: ['loanNumber', 'principal', 'issuedOn'] }));
    const death = { record, columns: ['diedOn', 'registeredOn'] };
    return [{ subjectKey: personId, personId, evidence: [death, ...evidence], margin: 1_000_000 }];
  });
