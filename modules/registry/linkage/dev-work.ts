import type { OpenWork } from '../../analysis/index.ts';
import type { LinkSpec } from './link-spec.ts';
import { linkRecords } from './run/link-records.ts';
import { stepRunner } from './run/run-step.ts';

export const openWork: OpenWork = (session, tell) => ({
  link: async ({
    files,
    key,
    spec,
    thresholdCb,
    cap,
  }: {
    files: string[];
    key: string;
    spec: LinkSpec;
    thresholdCb: number;
    cap: number;
  }) => {
    const step = stepRunner(session, tell);
    const cols = spec.columns.map(({ name }, at) => `"${name}" AS c${at}`).join(', ');
    const union = files
      .map(
        (f, s) =>
          `SELECT ${s}::INTEGER AS source, "${key}" AS key, ${cols} FROM read_csv('${f}', all_varchar=true, header=true)`,
      )
      .join(' UNION ALL ');
    const records = await step(
      'load',
      `CREATE TABLE record AS SELECT (row_number() OVER (ORDER BY source, key) - 1)::INTEGER AS n, * FROM (${union})`,
    );
    const linked = await linkRecords(
      session,
      { spec, sources: files.length, records, thresholdCb, blockCap: cap },
      step,
    );
    await session.run({ name: 'x', sql: 'CREATE TABLE cl (n INTEGER, c INTEGER)' });
    await session.load('cl', [Int32Array.from({ length: records }, (_, i) => i), linked.clustered.cluster]);
    await step(
      'truth',
      `CREATE TABLE truth AS SELECT r.n, t.entity FROM record r JOIN read_csv('${files[0]!.replace(/[^/]*$/, '')}truth.csv', all_varchar=true, header=true) t ON t.record = r.key AND t.source IN (${files.map((f) => `'${f.replace(/.*\/|\.csv$/g, '')}'`).join(',')}) AND t.source = [${files.map((f) => `'${f.replace(/.*\/|\.csv$/g, '')}'`).join(',')}][r.source + 1]`,
    );
    const q = async (sql: string) => (await session.rows<Record<string, unknown>>({ name: 'q', sql }))[0];
    const across = spec.oneRecordPerSource ? 'AND ra.source<>rb.source' : '';
    const res = {
      candidate: await q(
        `SELECT count(*)::INTEGER n, count(*) FILTER (a.entity=b.entity)::INTEGER tp FROM pair p JOIN truth a ON a.n=p.l JOIN truth b ON b.n=p.r`,
      ),
      pairs: await q(
        `SELECT count(*)::INTEGER n, count(*) FILTER (a.entity=b.entity)::INTEGER tp FROM edge e JOIN truth a ON a.n=e.l JOIN truth b ON b.n=e.r WHERE weight >= ${thresholdCb}`,
      ),
      pairsInClusters: await q(
        `SELECT count(*)::INTEGER n, count(*) FILTER (a.entity=b.entity)::INTEGER tp FROM edge e JOIN truth a ON a.n=e.l JOIN truth b ON b.n=e.r JOIN cl x ON x.n=e.l JOIN cl y ON y.n=e.r WHERE weight >= ${thresholdCb} AND x.c=y.c`,
      ),
      clusters: await q(
        `SELECT (SELECT sum(s*(s-1)/2)::INTEGER FROM (SELECT count(*) s FROM cl GROUP BY c)) n, (SELECT sum(s*(s-1)/2)::INTEGER FROM (SELECT count(*) s FROM cl JOIN truth USING (n) GROUP BY c, entity)) tp`,
      ),
      truth: await q(`SELECT sum(s*(s-1)/2)::INTEGER n FROM (SELECT count(*) s FROM truth GROUP BY entity)`),
    };
    const trueM: Record<string, Record<string, number>> = {};
    if (spec.columns.length < 30)
      for (const [at] of linked.model.comparisons.entries()) {
        const e = `(v.w${Math.floor(at / 7)} >> ${4 * (at % 7)}) & 15`;
        const rows = await session.rows<{ lv: number; m: number; u: number }>({
          name: 'm',
          sql: `SELECT ${e} AS lv, count(*) FILTER (a.entity=b.entity)::INTEGER m, count(*) FILTER (a.entity<>b.entity)::INTEGER u FROM vector v JOIN truth a ON a.n=v.l JOIN truth b ON b.n=v.r GROUP BY 1 ORDER BY 1`,
        });
        trueM[linked.model.comparisons[at]!.name] = Object.fromEntries(
          rows.map((x) => [String(x.lv), [x.m, x.u]]),
        ) as never;
      }
    const lab = (sql: string) => session.rows({ name: 'fp', sql });
    const cmp = spec.columns.map((_, at) => `concat_ws(' | ', ra.c${at}, rb.c${at})`).join(" || ' ## ' || ");
    const fp = await lab(
      `SELECT weight, hex(w0) w, ra.key k1, rb.key k2, ${spec.columns
        .map((_, at) => `coalesce(ra.c${at},'-') || ' / ' || coalesce(rb.c${at},'-')`)
        .map((x, i) => `${x} AS x${i}`)
        .join(
          ', ',
        )} FROM edge e JOIN truth a ON a.n=e.l JOIN truth b ON b.n=e.r JOIN record ra ON ra.n=e.l JOIN record rb ON rb.n=e.r WHERE weight >= ${thresholdCb} AND a.entity<>b.entity ORDER BY hash(e.l,e.r) LIMIT 25`,
    );
    const fpPatterns = await lab(
      `SELECT hex(w0) w, count(*)::INTEGER c FROM edge e JOIN truth a ON a.n=e.l JOIN truth b ON b.n=e.r WHERE weight >= ${thresholdCb} AND a.entity<>b.entity GROUP BY 1 ORDER BY 2 DESC LIMIT 15`,
    );
    const fnPatterns = await lab(
      `SELECT hex(w0) w, count(*)::INTEGER c, max(weight)::INTEGER mx FROM edge e JOIN truth a ON a.n=e.l JOIN truth b ON b.n=e.r WHERE weight < ${thresholdCb} AND a.entity=b.entity GROUP BY 1 ORDER BY 2 DESC LIMIT 15`,
    );
    const missed = await lab(
      `SELECT ra.key k1, rb.key k2, ${spec.columns.map((_, at) => `coalesce(ra.c${at},'-') || ' / ' || coalesce(rb.c${at},'-') AS x${at}`).join(', ')} FROM truth a JOIN truth b ON a.entity=b.entity AND a.n<b.n ANTI JOIN pair p ON p.l=a.n AND p.r=b.n JOIN record ra ON ra.n=a.n JOIN record rb ON rb.n=b.n ORDER BY hash(a.n,b.n) LIMIT 25`,
    );
    void cmp;
    return {
      trueM,
      fp,
      fpPatterns,
      fnPatterns,
      missed,
      model: linked.model,
      blocks: linked.blocks,
      res,
      refused: linked.clustered.refused.length,
    };
  },
});
