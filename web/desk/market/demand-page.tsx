import { SummaryList } from '../../kit/summary-list.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ActButton } from '../page/act-button.tsx';
import { Page } from '../page/page.tsx';
import { usePermission } from '../page/use-permission.ts';
import { PriceText, WeightText } from './amount.tsx';
import { DemandTag, type Demand } from './market-tags.tsx';
import { useMarketWords, type MarketWords } from './market-words.ts';
import { OutcomeNotice } from './outcome-notice.tsx';

const CANCELLABLE: readonly Demand['state'][] = ['submitted', 'open', 'partially-matched'];

/** One demand, what the last round did with it, and what may be done now. */
export function DemandPage({ id }: { id: string }) {
  const words = useMarketWords();
  const demand = server.useQuery('get', '/v1/demands/{demandId}', { params: { path: { demandId: id } } });
  const title = demand.data ? words.demandOf(demand.data.productName) : words.demands;
  return (
    <Page title={title} back={{ href: '/demands', label: words.demands }}>
      <Answer of={demand}>
        {(known) => (
          <div className="k-stack">
            {known.lastOutcome && <OutcomeNotice outcome={known.lastOutcome} />}
            <SummaryList rows={rowsOf(known, words)} />
            {known.own && <Acts demand={known} />}
          </div>
        )}
      </Answer>
    </Page>
  );
}

function rowsOf(demand: Demand, words: MarketWords) {
  const optional = [
    { label: words.maxPrice, value: demand.maxPrice && <PriceText price={demand.maxPrice} /> },
    { label: words.grade, value: demand.minGrade && gradeText(demand.minGrade) },
    {
      label: words.certificates,
      value: demand.certificates?.map((kind) => words.certificateNames[kind]).join('、') || undefined,
    },
    { label: words.shelf, value: demand.minResidualDays },
    { label: words.address, value: demand.deliverTo.address },
    { label: words.note, value: demand.note },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return [
    { label: words.state, value: <DemandTag state={demand.state} /> },
    { label: words.buyer, value: demand.buyer.name },
    { label: words.wanted, value: <WeightText weight={demand.total} /> },
    { label: words.reserved, value: <WeightText weight={demand.reserved} /> },
    { label: words.open, value: <WeightText weight={demand.open} /> },
    {
      label: words.window,
      value: words.windowText(dateText(demand.deliverFrom), dateText(demand.deliverUntil)),
    },
    { label: words.divisionCode, value: demand.deliverTo.divisionCode },
    ...optional,
    { label: words.createdAt, value: instantText(demand.createdAt) },
  ];
}

function gradeText(grade: NonNullable<Demand['minGrade']>): string {
  return [grade.standard, grade.level].filter(Boolean).join(' ');
}

function Acts({ demand }: { demand: Demand }) {
  const words = useMarketWords();
  const mayApprove = usePermission('market.approve');
  const mayBuy = usePermission('market.buy');
  const params = { params: { path: { demandId: demand.id } } };
  const refresh = () => void queryClient.invalidateQueries();
  return (
    <div className="k-row">
      {mayApprove && demand.state === 'submitted' && (
        <ActButton
          kind="primary"
          label={words.approve}
          act={() => api.POST('/v1/demands/{demandId}/approve', params)}
          onDone={refresh}
          own={words.refusals}
        />
      )}
      {mayBuy && CANCELLABLE.includes(demand.state) && (
        <ActButton
          kind="danger"
          label={words.cancel}
          act={() => api.POST('/v1/demands/{demandId}/cancel', params)}
          onDone={refresh}
          own={words.refusals}
        />
      )}
    </div>
  );
}
