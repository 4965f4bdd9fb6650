import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { answerSample, drawMonth, nextSample } from '../review/audit-sample.ts';
import { reviewFigures, type ReviewFigures } from '../review/figures.ts';
import { idDifference, presentRecord } from '../review/present-record.ts';
import type { ReviewNeeds } from '../review/review-needs.ts';
import { recordsOfNodes } from '../review/side-view.ts';
import { wilsonShare } from '../values/wilson.ts';

type Schemas = components['schemas'];

/** The blind audit of automatic links, and the figures. */
export function reviewSampleHandlers(needs: ReviewNeeds): Handlers {
  return {
    nextLinkSample: async (call) => ({
      status: 200,
      body: await call.inTransaction((tx) => sampleOf(tx, needs, call.actor.id)),
    }),
    drawLinkSample: async (call) => ({
      status: 200,
      body: { added: await drawMonth(call.inTransaction, needs) },
    }),
    answerLinkSample: (call) =>
      call.once(async (tx) => {
        const { answer, note } = call.body;
        const { sampleId } = call.path;
        await answerSample(tx, needs, { sampleId, actorId: call.actor.id, answer, note: note ?? null });
        return { status: 204 };
      }),
    readLinkReviewFigures: async (call) => ({
      status: 200,
      body: presentFigures(await call.inTransaction((tx) => reviewFigures(tx, needs))),
    }),
  };
}

async function sampleOf(tx: Tx, needs: ReviewNeeds, actor: string): Promise<Schemas['LinkSample']> {
  const { left, sample } = await nextSample(tx, needs, actor);
  if (!sample) return { left };
  const records = await recordsOfNodes(tx, [sample.left, sample.right]);
  const first = records.get(sample.left);
  const second = records.get(sample.right);
  if (!first || !second) return { left };
  const idNumbers = idDifference(first, second, needs.vault);
  return {
    left,
    sampleId: sample.id,
    first: presentRecord(first, needs),
    second: presentRecord(second, needs),
    ...(idNumbers ? { idNumbers } : {}),
  };
}

function presentFigures(figures: ReviewFigures): Schemas['LinkReviewFigures'] {
  const { asOf, queue, drawn, precision, missed } = figures;
  const share = wilsonShare(missed.same, missed.told);
  return {
    asOf: isoInstant(asOf),
    queue: queue.map(({ gain, ...row }) => ({ ...row, expectedGain: gain })),
    ages: figures.ages,
    overdue: queue.reduce((sum, { overdue }) => sum + overdue, 0),
    waiting: figures.waiting,
    proposed: figures.proposed,
    clerks: figures.clerks,
    precision: precision.map((row) => ({ ...row, drawn: drawn.get(row.band) ?? 0 })),
    missed: { drawn: drawn.get('apart') ?? 0, ...missed, ...(share ? { share } : {}) },
    agreement: figures.agreement,
  };
}
