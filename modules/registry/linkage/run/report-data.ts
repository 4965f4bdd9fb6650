import type { Session } from '../../../analysis/index.ts';
import type { LoadedInputs } from '../input/load-inputs.ts';
import { modelSha256, probabilityPpm } from '../make-model.ts';
import type { LinkReport, RefusedMerges, SamplePair } from '../report/link-report.ts';
import { explainEdge } from '../explain-edge.ts';
import type { RefusalReason } from '../cluster-types.ts';
import { unpack, wordNames } from './compare.ts';
import type { Linked } from './link-records.ts';

interface ReportOrder {
  loaded: LoadedInputs;
  linked: Linked;
  thresholdCb: number;
}

const BUCKET_CB = 200;

/** What `report.html` is told. Values stand only in the few sample pairs; ID numbers and telephones are masked there. */
export async function reportData(session: Session, order: ReportOrder): Promise<LinkReport> {
  const { linked, loaded, thresholdCb } = order;
  const { model } = linked;
  return {
    title: model.name,
    modelSha256: modelSha256(model),
    sources: loaded.sources,
    thresholds: { autoCb: thresholdCb, reviewCb: thresholdCb, maxCluster: loaded.records },
    priorCb: model.priorCb,
    scoredPairs: linked.pairs,
    comparisons: await comparisonsOf(session, linked),
    samples: await samplesOf(session, order),
    weights: await histogram(session),
    blocks: linked.blocks.map(({ rule, ...block }) => ({ name: rule, ...block })),
    training: model.training.rounds,
    clusters: clusterSizes(linked.clustered.cluster),
    refused: refusedMerges(linked, await namesOf(session, linked)),
  };
}

async function comparisonsOf(session: Session, { model, plan }: Linked): Promise<LinkReport['comparisons']> {
  const reported = [];
  for (const [at, comparison] of model.comparisons.entries()) {
    const level = `(w${String(Math.floor(at / 7))} >> ${String(4 * (at % 7))}) & 15`;
    const rows = await session.rows<{ level: number; pairs: number }>({
      name: 'pairs per level',
      sql: `SELECT ${level} AS level, count(*)::INTEGER AS pairs FROM vector GROUP BY 1 ORDER BY 1`,
    });
    const pairs = new Map(rows.map((row) => [row.level, row.pairs]));
    reported.push({
      name: comparison.name,
      zh: plan.comparisons[at]?.zh ?? comparison.name,
      en: plan.comparisons[at]?.en ?? comparison.name,
      levels: comparison.levels.map(({ name, zh, en, matchPpb, otherPpb, weightCb }, number) => ({
        name,
        zh,
        en,
        mPpm: Math.round(matchPpb / 1_000),
        uPpm: Math.round(otherPpb / 1_000),
        weightCb,
        pairs: pairs.get(number) ?? 0,
      })),
    });
  }
  return reported;
}

async function histogram(session: Session): Promise<LinkReport['weights']> {
  const width = String(BUCKET_CB);
  const rows = await session.rows<{ bucket: number; pairs: number }>({
    name: 'weights',
    sql: `SELECT (floor(weight / ${width}.0) * ${width})::INTEGER AS bucket, count(*)::INTEGER AS pairs FROM edge GROUP BY 1 ORDER BY 1`,
  });
  return rows.map(({ bucket, pairs }) => ({ fromCb: bucket, toCb: bucket + BUCKET_CB, pairs }));
}

type SampleRow = Record<string, number | string | null>;

/** The strongest pair, the weakest ones, and those nearest to the threshold on both sides. */
async function samplesOf(session: Session, { linked, thresholdCb }: ReportOrder): Promise<SamplePair[]> {
  const { plan, model } = linked;
  const words = wordNames(plan);
  const limit = String(thresholdCb);
  const values = plan.fields.flatMap(({ at }) => [
    `a.c${String(at)} AS l${String(at)}`,
    `b.c${String(at)} AS r${String(at)}`,
  ]);
  const rows = await session.rows<SampleRow>({
    name: 'sample pairs',
    sql: `WITH chosen AS (
        (SELECT * FROM edge WHERE weight >= ${limit} ORDER BY weight DESC, l, r LIMIT 2) UNION
        (SELECT * FROM edge WHERE weight >= ${limit} ORDER BY weight, l, r LIMIT 3) UNION
        (SELECT * FROM edge WHERE weight < ${limit} ORDER BY weight DESC, l, r LIMIT 3))
      SELECT e.l, e.r, e.weight, ${words.join(', ')}, x.name AS left_name, y.name AS right_name, ${values.join(', ')}
      FROM chosen e JOIN record a ON a.n = e.l JOIN record b ON b.n = e.r
      JOIN record_name x ON x.n = e.l JOIN record_name y ON y.n = e.r ORDER BY e.weight DESC, e.l, e.r`,
  });
  return rows.map((row) => {
    const levels = [
      ...unpack(
        words.map((word) => Number(row[word])),
        plan.comparisons.length,
      ),
    ];
    const weightCb = Number(row['weight']);
    const { cluster } = linked.clustered;
    const together = cluster[Number(row['l'])] === cluster[Number(row['r'])];
    return {
      left: String(row['left_name']),
      right: String(row['right_name']),
      weightCb,
      probabilityPpm: probabilityPpm(weightCb),
      outcome: weightCb >= thresholdCb && together ? 'linked' : 'apart',
      steps: explainEdge(model, { weightCb, levels })
        .filter(({ comparison }) => model.comparisons.some(({ name }) => name === comparison))
        .map(({ comparison, level, weightCb: stepCb }) => ({
          comparison,
          level,
          weightCb: stepCb,
          left: shown(linked, comparison, (at) => row[`l${at}`]),
          right: shown(linked, comparison, (at) => row[`r${at}`]),
        })),
    };
  });
}

function shown({ plan }: Linked, comparison: string, valueAt: (at: string) => unknown): string {
  const columns = plan.comparisons.find(({ name }) => name === comparison)?.columns ?? [];
  return plan.fields
    .filter(({ column }) => columns.includes(column.name))
    .map(({ column, at }) => {
      const value = valueAt(String(at));
      const text = typeof value === 'string' ? value : '';
      const secret = column.role === 'id-number' || column.role === 'phone';
      return secret && text.length > 5
        ? `${text.slice(0, 3)}${'*'.repeat(text.length - 5)}${text.slice(-2)}`
        : text;
    })
    .join(' ');
}

function clusterSizes(cluster: Int32Array): LinkReport['clusters'] {
  const sizes = new Int32Array(cluster.length);
  for (const lowest of cluster) sizes[lowest] = (sizes[lowest] ?? 0) + 1;
  const counted = new Map<number, number>();
  for (const size of sizes) if (size > 0) counted.set(size, (counted.get(size) ?? 0) + 1);
  return [...counted].map(([size, clusters]) => ({ size, clusters })).sort((a, b) => a.size - b.size);
}

const REASONS: Readonly<Record<RefusalReason, { zh: string; en: string }>> = {
  cannot: { zh: '已决定不合并', en: 'decided to stay apart' },
  'id-clash': { zh: '证件号冲突', en: 'different ID numbers' },
  'one-per-source': { zh: '同一来源只应有一条', en: 'one record per source' },
  published: { zh: '双方均已发布', en: 'both were published before' },
  size: { zh: '合并后过大', en: 'too large together' },
  evidence: { zh: '整体证据不足', en: 'too little evidence on the whole' },
};

/** For each reason its first refused merge, by the names of the records. */
async function namesOf(session: Session, { clustered }: Linked): Promise<Map<number, string>> {
  const wanted = [...firstOfReasons(clustered.refused).values()].flatMap(({ left, right }) => [left, right]);
  if (wanted.length === 0) return new Map();
  const rows = await session.rows<{ n: number; name: string }>({
    name: 'names of refused merges',
    sql: `SELECT n, name FROM record_name WHERE n IN (${wanted.join(', ')})`,
  });
  return new Map(rows.map(({ n, name }) => [n, name]));
}

function firstOfReasons(
  refused: Linked['clustered']['refused'],
): Map<RefusalReason, (typeof refused)[number]> {
  const first = new Map<RefusalReason, (typeof refused)[number]>();
  for (const merge of refused) if (!first.has(merge.reason)) first.set(merge.reason, merge);
  return first;
}

function refusedMerges({ clustered }: Linked, names: ReadonlyMap<number, string>): RefusedMerges[] {
  return [...firstOfReasons(clustered.refused)].map(([reason, { left, right, weightCb }]) => ({
    reason,
    ...REASONS[reason],
    count: clustered.refused.filter((merge) => merge.reason === reason).length,
    example: { left: names.get(left) ?? '', right: names.get(right) ?? '', weightCb },
  }));
}
