import { DataTable } from '../../kit/data-table.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Code } from '../page/code.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useBankWords } from './bank-words.ts';

/** The scorecard in use as a points table. */
export function ModelsPage() {
  const words = useBankWords();
  const models = server.useQuery('get', '/v1/credit/models');
  return (
    <Page title={words.modelsTitle} intro={words.modelsIntro}>
      <Answer of={models}>
        {({ items }) =>
          items
            .filter((model) => model.inUse)
            .map((model) => <Model key={model.modelId} id={model.modelId} />)
        }
      </Answer>
    </Page>
  );
}

function Model({ id }: { id: string }) {
  const model = server.useQuery('get', '/v1/credit/models/{modelId}', { params: { path: { modelId: id } } });
  return <Answer of={model}>{(known) => <PointsTable model={known} />}</Answer>;
}

function PointsTable({ model }: { model: components['schemas']['CreditModel'] }) {
  const words = useBankWords();
  const say = useBilingual();
  const grades = model.grades.map(({ grade, from }) => `${grade} ≥ ${String(from)}`).join(' · ');
  return (
    <>
      <SummaryList
        rows={[
          { label: words.model, value: `${say(model.name)} ${model.version}` },
          { label: words.base, value: words.points(model.basePoints) },
          { label: words.grade, value: grades },
          { label: 'SHA-256', value: <Code>{model.sha256}</Code> },
        ]}
      />
      <DataTable
        caption={words.modelsTitle}
        rows={model.factors}
        rowKey={(factor) => factor.feature}
        columns={[
          { key: 'factor', header: words.factor, names: true, cell: (factor) => say(factor.name) },
          {
            key: 'bins',
            header: words.bins,
            cell: (factor) => (
              <ul className="reasons">
                {factor.bins.map((bin) => (
                  <li key={bin.label.zh}>
                    {say(bin.label)}: {words.points(bin.points)}
                  </li>
                ))}
              </ul>
            ),
          },
          { key: 'max', header: words.maxPoints, align: 'end', cell: (factor) => factor.maxPoints },
          { key: 'missing', header: words.missing, align: 'end', cell: (factor) => factor.missing.points },
          { key: 'why', header: words.whyFactor, cell: (factor) => say(factor.why) },
        ]}
      />
    </>
  );
}
