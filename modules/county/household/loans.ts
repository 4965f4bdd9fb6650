import { addDays, COUNTY_DATE, daysBetween, monthStart } from '../random/calendar.ts';
import { seededRandom, type Random } from '../random/random.ts';
import type { Household } from './household.ts';

/** An instalment that has fallen due; `paidOn` is empty while it is open. Amounts in whole yuan. */
export interface Instalment {
  nth: number;
  amount: number;
  dueOn: string;
  paidOn: string | undefined;
}

/** A loan of the rural commercial bank. Amounts in whole yuan. */
export interface Loan {
  /** Position among the loans of its household, from 1. */
  nth: number;
  purpose: string;
  principal: number;
  balance: number;
  rateBp: number;
  issuedOn: string;
  dueOn: string;
  settledOn: string | undefined;
  grading: string;
  instalments: readonly Instalment[];
}

const BORROWING_SHARE = 0.55;
const PURPOSES = ['种植业', '养殖业', '农机购置', '农资', '经营', '建房', '消费'] as const;

/** The loans of a household over the last three years: the same whoever asks, because two files tell of them. */
export function loansOf(seed: number, household: Household): Loan[] {
  const random = seededRandom(seed, `loans/${String(household.index)}`);
  if (!random.chance(BORROWING_SHARE)) return [];
  const loans = [drawLoan(random, household, { nth: 1, startMonth: random.integer(-35, -6) })];
  if (random.chance(0.35))
    loans.push(drawLoan(random, household, { nth: 2, startMonth: random.integer(-18, -4) }));
  return loans;
}

function drawLoan(
  random: Random,
  household: Household,
  { nth, startMonth }: { nth: number; startMonth: number },
): Loan {
  const issuedOn = `${monthStart(COUNTY_DATE, startMonth).slice(0, 8)}${String(random.integer(10, 25))}`;
  const terms = random.pick([4, 4, 8, 12]);
  const amount = random.integer(2, 16) * 500;
  const instalments = drawInstalments(random, household, { issuedOn, terms, amount });
  const last = instalments.at(-1);
  const open = instalments.filter(({ paidOn }) => paidOn === undefined);
  const repaid = (instalments.length - open.length) * amount;
  const settled = instalments.length === terms && open.length === 0 ? last?.paidOn : undefined;
  const oldest = open[0];
  return {
    nth,
    purpose: random.pick(PURPOSES),
    principal: terms * amount,
    balance: terms * amount - repaid,
    rateBp: random.integer(36, 62) * 10,
    issuedOn,
    dueOn: dueDate(issuedOn, terms),
    settledOn: settled,
    grading: gradingOf(oldest === undefined ? 0 : daysBetween(oldest.dueOn, COUNTY_DATE)),
    instalments,
  };
}

function drawInstalments(
  random: Random,
  household: Household,
  { issuedOn, terms, amount }: { issuedOn: string; terms: number; amount: number },
): Instalment[] {
  const instalments: Instalment[] = [];
  for (let nth = 1; nth <= terms; nth += 1) {
    const dueOn = dueDate(issuedOn, nth);
    if (dueOn >= COUNTY_DATE) break;
    const paidOn = addDays(dueOn, delayOf(random, household.quality));
    instalments.push({ nth, amount, dueOn, paidOn: paidOn < COUNTY_DATE ? paidOn : undefined });
  }
  return instalments;
}

/** Quarterly instalments. */
function dueDate(issuedOn: string, quarters: number): string {
  return `${monthStart(issuedOn, quarters * 3).slice(0, 8)}${issuedOn.slice(8)}`;
}

/** Days after the due date: those who manage badly pay late more often, and some of them very late. */
function delayOf(random: Random, quality: number): number {
  const late = Math.min(0.7, Math.max(0.01, 0.09 - 0.08 * quality));
  if (!random.chance(late)) return -random.integer(0, 6);
  return random.chance(0.22) ? random.integer(31, 160) : random.integer(1, 28);
}

/** The five classes of the regulator by days overdue. */
function gradingOf(daysOverdue: number): string {
  if (daysOverdue <= 0) return '正常';
  if (daysOverdue <= 90) return '关注';
  return daysOverdue <= 180 ? '次级' : '可疑';
}
