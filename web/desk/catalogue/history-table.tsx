import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { instantText } from '../../shared/formats/date.ts';
import { useCatalogueWords } from './catalogue-words.ts';

type Event = components['schemas']['AgreementEvent'];

/** Who did what to the versions of a dataset, when and why; the newest first. */
export function HistoryTable({ events }: { events: readonly Event[] }) {
  const words = useCatalogueWords();
  if (events.length === 0) return <EmptyState title={words.noHistory} />;
  const rows = events.map((event, index) => ({ ...event, key: String(index) }));
  return (
    <DataTable
      caption={words.history}
      rows={rows}
      rowKey={(event) => event.key}
      columns={[
        { key: 'at', header: words.at, names: true, cell: (event) => instantText(event.at) },
        { key: 'version', header: words.version, align: 'end', cell: (event) => event.version },
        {
          key: 'event',
          header: words.event,
          cell: (event) => (event.kind === 'founded' ? words.founded : words.states[event.kind]),
        },
        { key: 'actor', header: words.actor, cell: (event) => event.actor.name ?? words.founding },
        { key: 'reason', header: words.reason, cell: (event) => event.reason ?? '' },
      ]}
    />
  );
}
