import { keepPreviousData } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useBankWords } from './bank-words.ts';
import { ConsentStateTag, type Consent } from './consent-state-tag.tsx';

/** The consents this bank asked for, newest first. */
export function ConsentsPage() {
  const words = useBankWords();
  const pages = useCursorPages();
  const consents = server.useQuery(
    'get',
    '/v1/consents',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  const request = (
    <Link href="/consents/new" asChild>
      <LinkButton kind="primary">{words.request}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.consents} intro={words.consentsIntro} action={request}>
      <PagedTable
        of={consents}
        pages={pages}
        caption={words.consents}
        columns={useColumns()}
        rowKey={(consent) => consent.id}
        empty={<EmptyState title={words.noConsents}>{words.noConsentsText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Consent>[] {
  const words = useBankWords();
  return [
    {
      key: 'subject',
      header: words.subject,
      names: true,
      cell: (consent) => <Link href={`/consents/${consent.id}`}>{consent.subjectName}</Link>,
    },
    { key: 'reference', header: words.reference, cell: (consent) => consent.reference ?? '–' },
    { key: 'purpose', header: words.purpose, cell: (consent) => words.purposes[consent.purpose] },
    { key: 'state', header: words.state, cell: (consent) => <ConsentStateTag state={consent.state} /> },
    { key: 'until', header: words.until, cell: (consent) => dateText(consent.consentExpiry) },
    { key: 'used', header: words.used, align: 'end', cell: (consent) => consent.use.count },
    { key: 'at', header: words.requestedAt, cell: (consent) => instantText(consent.requestedAt) },
  ];
}
