import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { instantText } from '../../shared/formats/date.ts';
import { AgreementStateTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';

/** All versions of a dataset, the newest first. */
export function VersionsTable({
  versions,
}: {
  versions: readonly components['schemas']['AgreementSummary'][];
}) {
  const words = useCatalogueWords();
  return (
    <DataTable
      caption={words.versions}
      rows={versions}
      rowKey={(version) => version.id}
      columns={[
        {
          key: 'version',
          header: words.version,
          names: true,
          cell: (version) => (
            <Link href={`/agreements/${version.id}`}>{words.versionNumber(version.version)}</Link>
          ),
        },
        { key: 'state', header: words.state, cell: (version) => <AgreementStateTag of={version.state} /> },
        {
          key: 'since',
          header: words.at,
          cell: (version) => instantText(version.inForceAt ?? version.createdAt),
        },
        {
          key: 'until',
          header: words.takenUntil,
          cell: (version) => (version.acceptedUntil === undefined ? '' : instantText(version.acceptedUntil)),
        },
      ]}
    />
  );
}
