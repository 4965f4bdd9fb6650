import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { TaskList } from '../../kit/task-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Figures } from '../page/figures.tsx';
import { Page } from '../page/page.tsx';
import { sharesOf } from './area-figures.ts';
import { CountyAreas } from './county-areas.tsx';
import { useCountyWords } from './county-words.ts';
import { shareText } from './figure-text.ts';

type Schemas = components['schemas'];

/** What is to be done, the county in figures, its map and the same figures as a table. */
export function WorkbenchPage() {
  const words = useCountyWords();
  const villages = server.useQuery('get', '/v1/villages');
  const overview = server.useQuery('get', '/v1/credit/overview');
  const run = (
    <Link href="/county/score-runs" asChild>
      <LinkButton kind="primary">{words.runScores}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.workbench} intro={words.intro} action={run}>
      <Answer of={villages}>
        {(counts) => (
          <Answer of={overview}>
            {(grades) =>
              counts.items.length === 0 ? (
                <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
              ) : (
                <Workbench counts={counts} grades={grades} />
              )
            }
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

function Workbench({
  counts,
  grades,
}: {
  counts: Schemas['VillageList'];
  grades: Schemas['CreditOverview'];
}) {
  const words = useCountyWords();
  const total = (pick: (village: Schemas['VillageList']['items'][number]) => number) =>
    counts.items.reduce((sum, village) => sum + pick(village), 0);
  const households = total((village) => village.households);
  const shares = sharesOf(grades.county.cells, households);
  const shown = (value: number | undefined) => (value === undefined ? '–' : shareText(value, shares.least));
  return (
    <>
      <ToDo openCases={counts.openCases} cells={grades.county.cells} />
      <Figures
        figures={[
          { label: words.villagesCount, value: count(counts.items.length) },
          { label: words.households, value: count(households) },
          { label: words.persons, value: count(total((village) => village.persons)) },
          { label: words.scoredShare, value: shown(shares.scored) },
          { label: words.goodShare, value: shown(shares.good) },
        ]}
      />
      <CountyAreas counts={counts.items} overview={grades} />
      <p className="k-muted">{words.asOf(instantText(grades.asOf))}</p>
    </>
  );
}

function ToDo({ openCases, cells }: { openCases: number; cells: readonly Schemas['GradeCell'][] }) {
  const words = useCountyWords();
  const unscored = cells.find((cell) => cell.grade === 'unscored')?.households ?? 0;
  return (
    <section className="k-card">
      <h2>{words.todo}</h2>
      <TaskList
        tasks={[
          {
            label: openCases > 0 ? words.openCases(count(openCases)) : words.noOpenCases,
            done: openCases === 0,
            tone: openCases > 0 ? 'warning' : 'ok',
            status: openCases > 0 ? words.waiting : words.done,
          },
          {
            label: unscored > 0 ? words.unscored(count(unscored)) : words.allScored,
            done: unscored === 0,
            tone: unscored > 0 ? 'warning' : 'ok',
            status: unscored > 0 ? words.waiting : words.done,
          },
        ]}
      />
    </section>
  );
}
