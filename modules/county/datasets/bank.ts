import type { Household } from '../household/household.ts';
import { loansOf } from '../household/loans.ts';
import type { Plan } from '../plants/plan.ts';
import { addDays } from '../random/calendar.ts';
import { recordKey, rowAbout, type Dataset, type FileStyle, type Row } from './dataset.ts';

const STYLE: FileStyle = { encoding: 'utf-8', lineEnd: '\n', dates: 'compact', dot: '·', villageEnd: '村' };

/** The three files of the rural commercial bank; the seed draws the loans, which more than one file tells of. */
export function bankDatasets(seed: number): Dataset[] {
  return [loans(seed), repayments(seed), guarantees(seed)];
}

function loans(seed: number): Dataset {
  return {
    id: 'bank-loans',
    contractVersion: 1,
    agency: 'rural-commercial-bank',
    style: STYLE,
    missingIdShare: 0.01,
    headers: {
      loanNumber: '借据号',
      name: '客户姓名',
      idNumber: '证件号',
      township: '乡镇',
      village: '居住村',
      phone: '手机号',
      purpose: '贷款用途',
      principal: '贷款金额',
      balance: '贷款余额',
      rateBp: '年利率(bp)',
      issuedOn: '放款日',
      dueOn: '到期日',
      settledOn: '结清日',
      grading: '五级分类',
    },
    dates: ['issuedOn', 'dueOn', 'settledOn'],
    draw: ({ household, plan }) => [
      ...loansOf(seed, household).map((loan) =>
        rowAbout(household, household.head, {
          loanNumber: recordKey('JJ', household, loan.nth),
          purpose: loan.purpose,
          principal: `${String(loan.principal)}.00`,
          balance: `${String(loan.balance)}.00`,
          rateBp: String(loan.rateBp),
          issuedOn: loan.issuedOn,
          dueOn: loan.dueOn,
          settledOn: loan.settledOn ?? '',
          grading: loan.grading,
        }),
      ),
      ...plantedLoan(household, plan),
    ],
  };
}

/** A loan that should not be: of somebody dead, under a child's number, or of somebody under enforcement. */
function plantedLoan(household: Household, { plant }: Plan): Row[] {
  const cells = {
    loanNumber: recordKey('JJ', household, 90),
    purpose: '经营',
    principal: '30000.00',
    balance: '30000.00',
    rateBp: '480',
    issuedOn: plant?.kind === 'dead-borrower' ? '2026-08-12' : '2025-05-15',
    dueOn: '2027-05-15',
    settledOn: '',
    grading: '正常',
  };
  if (plant?.kind === 'dead-borrower') return [rowAbout(household, plant.person, cells)];
  if (plant?.kind === 'borrower-in-enforcement') return [rowAbout(household, household.head, cells)];
  if (plant?.kind !== 'minor-borrower') return [];
  return [rowAbout(household, household.head, { ...cells, idNumber: plant.person.idNumber })];
}

function repayments(seed: number): Dataset {
  return {
    id: 'bank-repayments',
    contractVersion: 1,
    agency: 'rural-commercial-bank',
    style: STYLE,
    missingIdShare: 0.01,
    headers: {
      loanNumber: '借据号',
      name: '客户姓名',
      idNumber: '证件号',
      instalment: '期次',
      dueOn: '应还日',
      paidOn: '实还日',
      dueAmount: '应还金额',
      paidAmount: '实还金额',
      daysPastDue: '逾期天数',
    },
    dates: ['dueOn', 'paidOn'],
    draw: ({ household }) =>
      loansOf(seed, household).flatMap((loan) =>
        loan.instalments.map(({ nth, amount, dueOn, paidOn }) =>
          rowAbout(household, household.head, {
            loanNumber: recordKey('JJ', household, loan.nth),
            instalment: String(nth),
            dueOn,
            paidOn: paidOn ?? '',
            dueAmount: `${String(amount)}.00`,
            paidAmount: paidOn === undefined ? '0.00' : `${String(amount)}.00`,
            // The bank counts to the day of payment; for open instalments it leaves the cell empty.
            daysPastDue: paidOn === undefined ? '' : String(daysLate(dueOn, paidOn)),
          }),
        ),
      ),
  };
}

function daysLate(dueOn: string, paidOn: string): number {
  return Math.max(0, Math.round((Date.parse(paidOn) - Date.parse(dueOn)) / 86_400_000));
}

function guarantees(seed: number): Dataset {
  return {
    id: 'bank-guarantees',
    contractVersion: 1,
    agency: 'rural-commercial-bank',
    style: STYLE,
    missingIdShare: 0.02,
    headers: {
      loanNumber: '借据号',
      name: '保证人',
      idNumber: '证件号',
      township: '乡镇',
      village: '居住村',
      phone: '手机号',
      balance: '担保余额',
      startsOn: '担保起始日',
      endsOn: '担保到期日',
    },
    dates: ['startsOn', 'endsOn'],
    draw: ({ household, neighbour, random }) =>
      neighbour === undefined
        ? []
        : loansOf(seed, household)
            .filter(({ settledOn }) => settledOn === undefined && random.chance(0.25))
            .map((loan) =>
              rowAbout(neighbour, neighbour.head, {
                loanNumber: recordKey('JJ', household, loan.nth),
                balance: `${String(loan.balance)}.00`,
                startsOn: loan.issuedOn,
                endsOn: addDays(loan.dueOn, 730),
              }),
            ),
  };
}
