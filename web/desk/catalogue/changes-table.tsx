import { DataTable } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { useCatalogueWords } from './catalogue-words.ts';

type Change = components['schemas']['ContractChange'];

/** What differs between two versions; what breaks old records is marked. */
export function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const words = useCatalogueWords();
  return (
    <DataTable
      caption={words.changes}
      rows={changes}
      rowKey={(change) => `${change.kind} ${change.pointer}`}
      columns={[
        {
          key: 'place',
          header: words.place,
          names: true,
          cell: (change) => (
            <>
              {change.header ?? change.pointer}
              {change.header !== undefined && <div className="catalogue-matches">{change.pointer}</div>}
            </>
          ),
        },
        {
          key: 'kind',
          header: words.kind,
          cell: (change) => (
            <>
              {words.kinds[change.kind]}
              {change.incompatible && (
                <div>
                  <StatusTag tone="warning">{words.incompatible}</StatusTag>
                </div>
              )}
            </>
          ),
        },
        { key: 'before', header: words.before, cell: (change) => <Json of={change.before} /> },
        { key: 'after', header: words.after, cell: (change) => <Json of={change.after} /> },
      ]}
    />
  );
}

function Json({ of }: { of: string | undefined }) {
  return of === undefined ? null : <code className="catalogue-json">{of}</code>;
}
