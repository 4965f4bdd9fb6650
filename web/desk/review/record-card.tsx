import type { components } from '../../../openapi/contract.gen.ts';
import { SummaryList } from '../../kit/summary-list.tsx';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useReviewWords } from './review-words.ts';

type LinkRecord = components['schemas']['LinkRecord'];

/** Where a record comes from: agency, dataset, row, and when. */
export function RecordSource({ record }: { record: LinkRecord }) {
  const words = useReviewWords();
  const say = useBilingual();
  return (
    <>
      {words.source(say(record.agency.name), say(record.dataset), count(record.rowNo))}
      <br />
      <span className="k-muted">
        {words.received(instantText(record.receivedAt))}
        {!record.current && ` · ${words.replaced}`}
      </span>
    </>
  );
}

/** Everything a record says beside what persons are compared by. */
export function OtherColumns({ record }: { record: LinkRecord }) {
  const words = useReviewWords();
  const say = useBilingual();
  if (record.columns.length === 0) return <p className="k-muted">{words.none}</p>;
  return (
    <SummaryList
      rows={record.columns.map((column) => ({ label: say(column.title), value: column.value ?? words.none }))}
    />
  );
}

/** What a record says about its person, in one line. */
export function traitsLine(record: LinkRecord): string {
  return record.traits.flatMap(({ value }) => value ?? []).join(' · ');
}
