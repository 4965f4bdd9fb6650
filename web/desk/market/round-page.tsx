import type { components } from '../../../openapi/contract.gen.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count, money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { ActButton } from '../page/act-button.tsx';
import { Figures } from '../page/figures.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { usePermission } from '../page/use-permission.ts';
import { WeightText } from './amount.tsx';
import { CertificateSection } from './certificate-section.tsx';
import { RoundTag, type Round } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { useProducts } from './product-field.tsx';
import { OwnMatches } from './own-matches.tsx';

type Result = components['schemas']['RoundResult'];

/** One round: what came out, the proof that nothing better exists, and what it means for the own organisation. */
export function RoundPage({ id }: { id: string }) {
  const words = useMarketWords();
  const round = server.useQuery(
    'get',
    '/v1/rounds/{roundId}',
    { params: { path: { roundId: id } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'clearing' ? 1_000 : false) },
  );
  const title = round.data?.name ?? words.rounds;
  return (
    <Page title={title} back={{ href: '/rounds', label: words.rounds }}>
      <Answer of={round}>{(known) => <RoundParts round={known} />}</Answer>
    </Page>
  );
}

function RoundParts({ round }: { round: Round }) {
  const words = useMarketWords();
  const trades = usePermission('market.trade');
  const audits = usePermission('market.audit-round');
  const products = useProducts();
  const { language } = usePreferences();
  const nameOf = (code: string) => {
    const product = products.find((one) => one.code === code);
    return (language === 'zh' ? product?.name : product?.nameEn) ?? code;
  };
  return (
    <div className="k-stack">
      <SummaryList
        rows={[
          { label: words.state, value: <RoundTag state={round.state} /> },
          { label: words.organiser, value: round.organiser },
          {
            label: words.roundProducts,
            value: round.productCodes?.map(nameOf).join('、') ?? words.allProducts,
          },
          { label: words.acceptWithin, value: round.acceptWithinHours },
          { label: words.openedAt, value: instantText(round.openedAt) },
          {
            label: words.clearedAt,
            value: round.clearedAt === undefined ? '–' : instantText(round.clearedAt),
          },
        ]}
      />
      {round.state === 'open' && <Clear id={round.id} />}
      {round.result && <ResultFigures result={round.result} />}
      {round.result && <CertificateSection roundId={round.id} result={round.result} mayCheck={audits} />}
      {round.result && trades && <OwnMatches roundId={round.id} />}
      {round.result && <Fairness result={round.result} />}
    </div>
  );
}

function Clear({ id }: { id: string }) {
  const words = useMarketWords();
  const mayRun = usePermission('market.run-round');
  if (!mayRun) return <Notice>{words.notCleared}</Notice>;
  return (
    <>
      <Notice>{words.clearText}</Notice>
      <ActButton
        kind="primary"
        label={words.clear}
        act={() => api.POST('/v1/rounds/{roundId}/clear', { params: { path: { roundId: id } } })}
        onDone={() => void queryClient.invalidateQueries()}
        own={words.refusals}
      />
    </>
  );
}

function ResultFigures({ result }: { result: Result }) {
  const words = useMarketWords();
  const say = useBilingual();
  const { counts, objective } = result;
  return (
    <>
      <Notice tone="ok">
        <p>{say(result.explanation)}</p>
      </Notice>
      <Figures
        figures={[
          { label: words.totalGain, value: money(objective.yuan) },
          { label: words.gain, value: percent(objective.gainOverFirstComeBp) },
          { label: words.matchedWeight, value: `${result.matched.kilograms} kg` },
          { label: words.matchedLots, value: words.ofAll(count(counts.matchedLots), count(counts.lots)) },
          {
            label: words.filledDemands,
            value: words.ofAll(count(counts.filledDemands), count(counts.demands)),
          },
          { label: words.proposalsMade, value: count(counts.proposals) },
        ]}
      />
    </>
  );
}

function Fairness({ result }: { result: Result }) {
  const words = useMarketWords();
  if (result.fairness.length === 0) return null;
  return (
    <section className="page-section">
      <h2>{words.fairness}</h2>
      <DataTable
        caption={words.fairness}
        rows={result.fairness}
        rowKey={(group) => group.group}
        columns={[
          { key: 'group', header: words.group, names: true, cell: (group) => words.groups[group.group] },
          {
            key: 'sellers',
            header: words.sellers,
            align: 'end',
            cell: (group) => (group.suppressed ? words.suppressed : group.sellers),
          },
          {
            key: 'offered',
            header: words.offered,
            align: 'end',
            cell: (group) => (group.offered ? <WeightText weight={group.offered} /> : '–'),
          },
          {
            key: 'matched',
            header: words.matched,
            align: 'end',
            cell: (group) => (group.matched ? <WeightText weight={group.matched} /> : '–'),
          },
          {
            key: 'share',
            header: words.sellThrough,
            align: 'end',
            cell: (group) => (group.sellThroughBp === undefined ? '–' : percent(group.sellThroughBp)),
          },
        ]}
      />
    </section>
  );
}
