import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Code } from '../page/code.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { usePeopleWords } from './people-words.ts';

interface Line {
  name: Schema<'AttributeName'>;
  value: Schema<'GoldenValue'>;
  index: number;
}

/** All values of a person with their sources, those that count first, and the relatives. */
export function GoldenRecord({ of: { person, access } }: { of: Schema<'PersonLookup'> }) {
  const words = usePeopleWords();
  const lines = person.attributes.flatMap(({ name, values }) =>
    values.map((value, index): Line => ({ name, value, index })),
  );
  return (
    <div className="k-stack">
      <Notice live="polite">
        <p>{words.recorded(access.index)}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: words.person, value: person.name },
          { label: words.village, value: person.villageName },
          { label: words.rules, value: <Code>{person.ruleId}</Code> },
        ]}
      />
      <DataTable
        caption={words.golden}
        rows={lines}
        rowKey={({ name, value, index }) => `${name} ${value.source.recordId} ${String(index)}`}
        columns={useColumns()}
      />
      <section>
        <h2>{words.kin}</h2>
        {person.kin.length === 0 ? (
          <p>{words.noKin}</p>
        ) : (
          <SummaryList
            rows={person.kin.map((kin) => ({ label: kin.name, value: words.kinRelations[kin.relation] }))}
          />
        )}
      </section>
    </div>
  );
}

function useColumns(): Column<Line>[] {
  const words = usePeopleWords();
  const say = useBilingual();
  return [
    { key: 'attribute', header: words.attribute, cell: ({ name }) => words.attributes[name] },
    { key: 'value', header: words.value, names: true, cell: ({ value }) => value.value },
    {
      key: 'standing',
      header: words.standing,
      cell: ({ value: { lost } }) =>
        lost === undefined ? (
          <StatusTag tone="ok">{words.counts}</StatusTag>
        ) : (
          <StatusTag tone={lost === 'frozen' ? 'warning' : 'info'}>{words.lost[lost]}</StatusTag>
        ),
    },
    {
      key: 'source',
      header: words.source,
      cell: ({ value: { source } }) => (
        <>
          {say(source.agency.name)} · {say(source.title)}
          <br />
          <span className="k-muted">
            {words.fileRow(source.fileName, source.rowNo)} · {words.contract(source.contractVersion)}
          </span>
        </>
      ),
    },
    { key: 'linked', header: words.linked, cell: ({ value }) => words.linkedBy[value.linkedBy] },
    { key: 'since', header: words.since, cell: ({ value }) => dateText(value.source.since) },
    {
      key: 'agreeing',
      header: words.agreeing,
      align: 'end',
      cell: ({ value }) => count(value.agencies.length),
    },
    { key: 'weight', header: words.weight, align: 'end', cell: ({ value }) => count(value.weight) },
  ];
}
