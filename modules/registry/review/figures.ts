import { DAY } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { CaseKind } from '../people/link-table.ts';
import { countCases, queueByKind } from './case-view.ts';
import { decisionsPerClerk } from './decision-view.ts';
import type { SampleBand } from './draw-sample.ts';
import { agreementOf, missedLinks, precisionByBand, type Agreement, type BandPrecision } from './measure.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { answersSince, drawnCounts } from './sample-store.ts';
import { AGES, openedWithin, type Age } from './service-clock.ts';

const WORK_WINDOW = 30 * DAY;
/** Precision is told of the answers of a year. */
const AUDIT_WINDOW = 365 * DAY;

/** Where the review of links stands. */
export interface ReviewFigures {
  asOf: number;
  queue: { kind: CaseKind; open: number; overdue: number; gain: number }[];
  ages: { age: Age; open: number }[];
  waiting: number;
  proposed: number;
  clerks: { name: string; decided: number; second: number; sampled: number }[];
  drawn: ReadonlyMap<SampleBand, number>;
  precision: BandPrecision[];
  missed: { told: number; same: number };
  agreement: Agreement;
}

/** The figures as of now. */
export async function reviewFigures(tx: Tx, needs: ReviewNeeds): Promise<ReviewFigures> {
  const now = needs.clock.now();
  const answers = await answersSince(tx, now - AUDIT_WINDOW);
  const ages = [];
  for (const age of AGES) {
    const open = await countCases(tx, { now, state: 'open', opened: openedWithin(age, now) });
    ages.push({ age, open });
  }
  return {
    asOf: now,
    queue: await queueByKind(tx, now),
    ages,
    waiting: await countCases(tx, { now, state: 'waiting' }),
    proposed: await countCases(tx, { now, state: 'proposed' }),
    clerks: await clerksOf(tx, needs, now),
    drawn: await drawnCounts(tx),
    precision: precisionByBand(answers),
    missed: missedLinks(answers),
    agreement: agreementOf(answers),
  };
}

async function clerksOf(tx: Tx, needs: ReviewNeeds, now: number): Promise<ReviewFigures['clerks']> {
  const work = new Map<string, { decided: number; second: number; sampled: number }>();
  const of = (actor: string): { decided: number; second: number; sampled: number } => {
    const own = work.get(actor) ?? { decided: 0, second: 0, sampled: 0 };
    work.set(actor, own);
    return own;
  };
  for (const { actor, decided, second } of await decisionsPerClerk(tx, now - WORK_WINDOW))
    Object.assign(of(actor), { decided, second });
  for (const { actorId } of await answersSince(tx, now - WORK_WINDOW)) of(actorId).sampled += 1;
  const names = await needs.identity.userNames(tx, [...work.keys()]);
  return [...work]
    .map(([actor, counts]) => ({ name: names.get(actor) ?? actor, ...counts }))
    .sort((a, b) => b.decided - a.decided || (a.name < b.name ? -1 : 1));
}
