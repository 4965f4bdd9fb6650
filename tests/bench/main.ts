import { cpus, loadavg } from 'node:os';
import { benchIngest } from './ingest.ts';
import { benchLinkage, linkageRow } from './linkage/linkage.ts';
import { measureRounds } from './round.ts';
import { measureScoring } from './score.ts';
import { measureScoreQuery } from './score-query.ts';

/**
 * `npm run bench`: one table of the speeds that the issues name, on this machine; trust ratios more than figures.
 * `npm run bench -- linkage [--people N] [--seeds 1,2] [--curve 0.1,1,5] [--sets DIR] [--peer splink] [--only …]`: the
 * quality and cost of the linkage at full size.
 */
interface Row {
  what: string;
  measured: string;
  bar: string;
  met: boolean;
}

const RATIO_BAR = 0.25;
const INGEST_SECONDS = 20;
const INGEST_ROWS = 100_000;
const SCORES_PER_SECOND = 50_000;
const ROUND_MILLISECONDS = 150;

const whole = (value: number): string => Math.round(value).toLocaleString('en');

async function measure(): Promise<Row[]> {
  const scoring = measureScoring();
  const rounds = measureRounds();
  const ingest = (await benchIngest(INGEST_ROWS)).first;
  const loads = await measureScoreQuery();
  return [
    ...loads.map((load) => ({
      what: `${load.name}, 64 connections`,
      measured: `${whole(load.requestsPerSecond)}/s, p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms, ${load.ratio.toFixed(2)} x bare Express`,
      bar: load.name === 'score query' ? `>= ${String(RATIO_BAR)} x` : '',
      met: load.name !== 'score query' || load.ratio >= RATIO_BAR,
    })),
    {
      what: `ingest of ${whole(INGEST_ROWS)} rows, SQLite, synchronous=FULL`,
      measured: `${(ingest.milliseconds / 1_000).toFixed(1)} s, ${whole(ingest.rowsPerSecond)} rows/s`,
      bar: `< ${String(INGEST_SECONDS)} s`,
      met: ingest.milliseconds < INGEST_SECONDS * 1_000,
    },
    {
      what: scoring.name,
      measured: `${whole(scoring.perSecond)}/s`,
      bar: `>= ${whole(SCORES_PER_SECOND)}/s`,
      met: scoring.perSecond >= SCORES_PER_SECOND,
    },
    ...rounds.map((round, position) => ({
      what: `${round.name}, ${whole(round.lots)} lots x ${whole(round.demands)} demands, ${whole(round.edges)} edges`,
      measured: `${round.ms.toFixed(0)} ms (slowest ${round.slowestMs.toFixed(0)})`,
      // The bar is for a county's usual round; the denser ones show how it grows (the last is solved in a worker).
      bar: position === 0 ? `< ${String(ROUND_MILLISECONDS)} ms` : '',
      met: position > 0 || round.ms < ROUND_MILLISECONDS,
    })),
  ];
}

async function measureAll(): Promise<void> {
  const linkage = await linkageRow();
  const rows = [...(await measure()), { ...linkage, met: linkage.met === true }];
  console.table(
    Object.fromEntries(rows.map(({ what, measured, bar, met }) => [what, { measured, bar, met }])),
  );
}

console.log(
  `Node ${process.version}, ${String(cpus().length)} cores, ${cpus()[0]?.model ?? 'unknown processor'}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
);
const [section, ...options] = process.argv.slice(2);
if (section === 'linkage') await benchLinkage(options);
else await measureAll();
