import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { ClassTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';

type Sharing = components['schemas']['FieldSharing'];

interface Props {
  dataset: string;
  column: string;
  version: number;
  onClose: () => void;
}

/** Who gets a field, under which agreement, and by which consents. */
export function FieldSharingDialog({ dataset, column, version, onClose }: Props) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const sharing = server.useQuery('get', '/v1/catalogue/{dataset}/fields/{column}', {
    params: { path: { dataset, column }, query: { version } },
  });
  const title = sharing.data ? words.askTitle(say(sharing.data.column.title)) : words.ask;
  return (
    <Dialog title={title} onClose={onClose}>
      <Answer of={sharing}>{(found) => <Found of={found} />}</Answer>
      <div className="k-row">
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}

function Found({ of }: { of: Sharing }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const basis = `${words.bases[of.legalBasis.kind]}：${say(of.legalBasis.title)} ${of.legalBasis.article ?? ''}`;
  return (
    <>
      <p>{words.askIntro(say(of.agency.name), of.version)}</p>
      <SummaryList
        rows={[
          { label: words.class, value: <ClassTag of={of.class} /> },
          { label: words.legalBasis, value: basis },
        ]}
      />
      {of.recipients.length === 0 ? (
        <EmptyState title={words.onlyPerson} />
      ) : (
        <DataTable
          caption={words.who}
          rows={of.recipients}
          rowKey={(one) => one.recipient}
          columns={[
            { key: 'who', header: words.who, names: true, cell: (one) => say(one.who) },
            { key: 'form', header: words.form, cell: (one) => say(one.form) },
            { key: 'consent', header: words.byConsent, cell: (one) => <ByConsent of={one} /> },
          ]}
        />
      )}
    </>
  );
}

function ByConsent({ of }: { of: Sharing['recipients'][number] }) {
  const words = useCatalogueWords();
  if (of.consents.length === 0) return words.noConsent;
  const purposes = of.consents.map((purpose) => words.consents[purpose] ?? purpose).join(words.comma);
  const needed = words.needsConsent(purposes);
  return of.writtenConsent ? `${needed}；${words.needsWritten}` : needed;
}
