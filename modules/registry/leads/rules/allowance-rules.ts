import { ageOn, marginPpm, numberOf, ofDataset, textOf, type Detect, type FactRecord } from './facts.ts';

const ALLOWANCE = 'civil-subsistence-allowance';
const ALLOWANCE_COLUMNS = ['persons', 'monthlyAmount', 'grantedOn'];

function newestAllowance(records: readonly FactRecord[]): FactRecord | undefined {
  return [...records].sort((a, b) => order(textOf(b, 'grantedOn'), textOf(a, 'grantedOn')))[0];
}

function order(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A household with the allowance in which somebody runs a company, or another business of some capital. */
export const allowanceBusiness: Detect = (facts, { capitalFen = 0 }) => {
  const allowance = newestAllowance(ofDataset(facts, ALLOWANCE));
  if (!allowance) return [];
  const businesses = ofDataset(facts, 'market-registrations').filter((record) => {
    const capital = numberOf(record, 'capital') ?? 0;
    return (
      textOf(record, 'endedOn') === undefined &&
      (textOf(record, 'kind') === 'company' || capital >= capitalFen)
    );
  });
  if (businesses.length === 0) return [];
  const evidence = businesses.map((record) => ({
    record,
    columns: ['businessName', 'kind', 'capital', 'registeredOn'],
  }));
  const largest = Math.max(...businesses.map((record) => numberOf(record, 'capital') ?? 0));
  return [
    {
      subjectKey: facts.householdId,
      evidence: [{ record: allowance, columns: ALLOWANCE_COLUMNS }, ...evidence],
      margin: marginPpm(largest, capitalFen),
    },
  ];
};

/** A household with the allowance and a car in use that is newer than some years, unless it is known to be cheap. */
export const allowanceCar: Detect = (facts, { ageYears = 0, priceFen = 0 }) => {
  const allowance = newestAllowance(ofDataset(facts, ALLOWANCE));
  if (!allowance) return [];
  const cars = ofDataset(facts, 'vehicle-registrations').filter((record) => {
    const registeredOn = textOf(record, 'registeredOn') ?? '0000-01-01';
    const state = textOf(record, 'state');
    if (textOf(record, 'kind') !== 'car' || (state !== undefined && state !== 'in-use')) return false;
    return ageOn(registeredOn, facts.today) < ageYears && (numberOf(record, 'price') ?? priceFen) >= priceFen;
  });
  if (cars.length === 0) return [];
  const columns = ['plateNumber', 'kind', 'price', 'registeredOn', 'state'];
  const dearest = Math.max(...cars.map((record) => numberOf(record, 'price') ?? priceFen));
  return [
    {
      subjectKey: facts.householdId,
      evidence: [
        { record: allowance, columns: ALLOWANCE_COLUMNS },
        ...cars.map((record) => ({ record, columns })),
      ],
      margin: marginPpm(dearest, priceFen),
    },
  ];
};

/** A household with the allowance in which somebody is paid out of the public purse now; jobs given as relief do not count. */
export const allowancePayroll: Detect = (facts) => {
  const allowance = newestAllowance(ofDataset(facts, ALLOWANCE));
  if (!allowance) return [];
  const paid = ofDataset(facts, 'finance-payroll').filter(
    (record) => textOf(record, 'until') === undefined && textOf(record, 'post') !== 'welfare-job',
  );
  if (paid.length === 0) return [];
  const evidence = paid.map((record) => ({ record, columns: ['employer', 'post', 'since', 'until'] }));
  return [
    {
      subjectKey: facts.householdId,
      evidence: [{ record: allowance, columns: ALLOWANCE_COLUMNS }, ...evidence],
      margin: 1_000_000,
    },
  ];
};
