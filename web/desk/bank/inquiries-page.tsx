import { keepPreviousData } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Code } from '../page/code.tsx';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useBankWords } from './bank-words.ts';

/** The bank's inquiries without scores; each answer can be read again, which is recorded. */
export function InquiriesPage() {
  const words = useBankWords();
  const pages = useCursorPages();
  const inquiries = server.useQuery(
    'get',
    '/v1/inquiries',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  const ask = (
    <Link href="/inquiry" asChild>
      <LinkButton kind="primary">{words.inquire}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.inquiries} intro={words.inquiriesIntro} action={ask}>
      <PagedTable
        of={inquiries}
        pages={pages}
        caption={words.inquiries}
        rowKey={(inquiry) => inquiry.id}
        columns={[
          {
            key: 'id',
            header: words.inquiryId,
            names: true,
            cell: (inquiry) => (
              <Link href={`/inquiries/${inquiry.id}`}>
                <Code>{inquiry.id}</Code>
              </Link>
            ),
          },
          { key: 'at', header: words.inquiredAt, cell: (inquiry) => instantText(inquiry.inquiredAt) },
          { key: 'purpose', header: words.purpose, cell: (inquiry) => words.purposes[inquiry.purpose] },
          { key: 'kind', header: words.kind, cell: (inquiry) => words[inquiry.kind] },
          {
            key: 'consent',
            header: words.consent,
            cell: (inquiry) => (
              <Link href={`/consents/${inquiry.consentId}`}>
                <Code>{inquiry.consentId}</Code>
              </Link>
            ),
          },
        ]}
        empty={<EmptyState title={words.noInquiries}>{words.noInquiriesText}</EmptyState>}
      />
    </Page>
  );
}
