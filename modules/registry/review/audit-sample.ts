import { chinaDate } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { absent, conflict } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import {
  answeredTwice,
  bandOf,
  drawingRank,
  drawSample,
  WEIGHT_BANDS,
  type SampleBand,
} from './draw-sample.ts';
import type { ReviewNeeds } from './review-needs.ts';
import {
  countAnswers,
  drawnCounts,
  insertAnswer,
  insertSample,
  openSamples,
  pairsAfter,
  sampleById,
  type LinkedPair,
} from './sample-store.ts';
import type { SampleRow } from './sample-table.ts';

/** Links drawn per band and month, and pairs kept apart that are mixed among them. */
export const PER_BAND = 40;
const PORTION = 5_000;

type Drawn = LinkedPair & { band: SampleBand };

/** The month of an instant in China, `YYYY-MM`. */
export function monthOf(instant: number): string {
  return chinaDate(instant).slice(0, 7);
}

/**
 * Draws what this month's sample lacks; answers how many pairs were added. Reads all links in portions, each in a
 * transaction of its own, and holds no more than the drawn ones. Repeating it adds nothing.
 */
export async function drawMonth(inTransaction: InTransaction, needs: ReviewNeeds): Promise<number> {
  const now = needs.clock.now();
  const month = monthOf(now);
  const before = await inTransaction((tx) => drawnCounts(tx, month));
  const bands: SampleBand[] = [...WEIGHT_BANDS.map(({ band }) => band), 'apart'];
  const lacking = new Map(bands.map((band) => [band, PER_BAND - (before.get(band) ?? 0)]));
  const drawn = [
    ...(await lowest(inTransaction, { month, joined: true, lacking })),
    ...(await lowest(inTransaction, { month, joined: false, lacking })),
  ].sort((a, b) => (drawingRank(month, a) < drawingRank(month, b) ? -1 : 1));
  return inTransaction(async (tx) => {
    let added = 0;
    for (const { left, right, weightCb, band } of drawn) {
      const wanted = answeredTwice(month, { left, right }) ? 2 : 1;
      const row = { id: newId('rvs'), month, left, right, weightCb, band, wanted, drawnAt: now };
      if (await insertSample(tx, row)) added += 1;
    }
    return added;
  });
}

async function lowest(
  inTransaction: InTransaction,
  ask: { month: string; joined: boolean; lacking: ReadonlyMap<SampleBand, number> },
): Promise<Drawn[]> {
  const { month, joined, lacking } = ask;
  const kept = new Map<SampleBand, Drawn[]>();
  let after = { left: '', right: '' };
  for (;;) {
    const pairs = await inTransaction((tx) => pairsAfter(tx, { joined, after, limit: PORTION }));
    for (const [band, own] of byBand(pairs, joined))
      kept.set(band, drawSample([...(kept.get(band) ?? []), ...own], month, PER_BAND));
    const last = pairs.at(-1);
    if (!last || pairs.length < PORTION)
      return [...kept].flatMap(([band, own]) => ((lacking.get(band) ?? 0) > 0 ? own : []));
    after = last;
  }
}

function byBand(pairs: readonly LinkedPair[], joined: boolean): Map<SampleBand, Drawn[]> {
  const bands = new Map<SampleBand, Drawn[]>();
  for (const pair of pairs) {
    const band = joined ? bandOf(pair.weightCb) : 'apart';
    if (band === undefined) continue;
    const own = bands.get(band) ?? [];
    own.push({ ...pair, band });
    bands.set(band, own);
  }
  return bands;
}

/** The next pair for a clerk, in an order of the clerk's own so that two rarely meet; and how many are left. */
export async function nextSample(
  tx: Tx,
  needs: ReviewNeeds,
  actorId: string,
): Promise<{ left: number; sample?: SampleRow }> {
  const open = await openSamples(tx, monthOf(needs.clock.now()), actorId);
  const rank = (row: SampleRow): string => drawingRank(actorId, { left: row.id, right: '' });
  const [sample] = open.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return sample ? { left: open.length, sample } : { left: 0 };
}

/** Keeps a blind answer; 404 unknown, 409 when it has all its answers or one of this clerk. */
export async function answerSample(
  tx: Tx,
  needs: ReviewNeeds,
  ask: {
    sampleId: string;
    actorId: string;
    answer: 'same' | 'different' | 'cannot-tell';
    note: string | null;
  },
): Promise<void> {
  const sample = await sampleById(tx, ask.sampleId);
  if (!sample) throw absent('sampled pair');
  const slot = (await countAnswers(tx, ask.sampleId)) + 1;
  const row = { ...ask, slot, at: needs.clock.now() };
  if (slot > sample.wanted || !(await insertAnswer(tx, row)))
    throw conflict('sample-answered', 'This pair has been answered; take the next one.');
}
