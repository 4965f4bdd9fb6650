import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { dateText } from '../../shared/formats/date.ts';
import { CreditScore } from '../bank/credit-score.tsx';
import { NoScore } from '../bank/no-score.tsx';
import { ScoreReasons } from '../bank/score-reasons.tsx';
import { Code } from '../page/code.tsx';
import { HouseholdHistory } from '../people/household-history.tsx';
import { useCountyWords } from './county-words.ts';

export type Lookup = components['schemas']['HouseholdLookup'];

/** One household's file with the record of this look-up. */
export function HouseholdFile({ lookup }: { lookup: Lookup }) {
  const words = useCountyWords();
  const { household, history, latestScore, access } = lookup;
  return (
    <div className="k-stack">
      <Notice live="polite">
        <p>{words.recorded(access.index)}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: words.householdId, value: <Code>{household.householdId}</Code> },
          { label: words.village, value: household.villageName },
        ]}
      />
      <section>
        <h2>{words.members}</h2>
        <DataTable
          caption={words.members}
          rows={household.members}
          rowKey={(member) => member.personId}
          columns={[
            {
              key: 'name',
              header: words.name,
              names: true,
              cell: (member) => <Link href={`/people/${member.personId}`}>{member.name}</Link>,
            },
            {
              key: 'relation',
              header: words.relation,
              cell: (member) => (member.head ? words.head : member.relation),
            },
            {
              key: 'birth',
              header: words.birthDate,
              cell: (member) => (member.birthDate === undefined ? '–' : dateText(member.birthDate)),
            },
          ]}
        />
      </section>
      <HouseholdHistory of={history} />
      <section>
        <h2>{words.score}</h2>
        {latestScore === undefined ? <p>{words.noScoreYet}</p> : <Score score={latestScore} />}
      </section>
    </div>
  );
}

function Score({ score }: { score: NonNullable<Lookup['latestScore']> }) {
  return (
    <>
      {score.score === undefined ? <NoScore reason={score.noScoreReason} /> : <CreditScore score={score} />}
      <ScoreReasons reasons={score.reasonCodes ?? []} />
    </>
  );
}
