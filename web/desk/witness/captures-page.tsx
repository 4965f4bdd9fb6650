import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';
import { useWitnessWords } from './witness-words.ts';

type Capture = components['schemas']['ConsentCapture'];

/** Assisted consents of other organisations that wait for a witness or a confirmation. */
export function CapturesPage() {
  const words = useWitnessWords();
  const pages = useCursorPages();
  const [chosen, setChosen] = useState<Capture>();
  const captures = server.useQuery(
    'get',
    '/v1/consent-captures',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  const close = () => {
    setChosen(undefined);
  };
  const done = () => {
    close();
    void queryClient.invalidateQueries();
  };
  return (
    <Page title={words.title} intro={words.intro}>
      <PagedTable
        of={captures}
        pages={pages}
        caption={words.title}
        rowKey={(capture) => capture.consentId}
        columns={useColumns(setChosen)}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      {chosen?.witnessed === false && <WitnessDialog id={chosen.consentId} onClose={close} onDone={done} />}
      {chosen?.witnessed === true && <ConfirmDialog id={chosen.consentId} onClose={close} onDone={done} />}
    </Page>
  );
}

function useColumns(onChoose: (capture: Capture) => void): Column<Capture>[] {
  const words = useWitnessWords();
  return [
    { key: 'farmer', header: words.farmer, names: true, cell: (capture) => capture.maskedName },
    { key: 'bank', header: words.bank, cell: (capture) => capture.bankName },
    { key: 'purpose', header: words.purpose, cell: (capture) => words.purposes[capture.purpose] },
    { key: 'agent', header: words.agent, cell: (capture) => capture.agentOrganisationName },
    { key: 'at', header: words.capturedAt, cell: (capture) => instantText(capture.capturedAt) },
    { key: 'by', header: words.confirmBy, cell: (capture) => instantText(capture.confirmBy) },
    {
      key: 'state',
      header: words.state,
      cell: (capture) => (
        <StatusTag tone={capture.witnessed ? 'info' : 'warning'} icon="clock">
          {capture.witnessed ? words.witnessed : words.notWitnessed}
        </StatusTag>
      ),
    },
    {
      key: 'act',
      header: words.act,
      cell: (capture) => (
        <Button
          onClick={() => {
            onChoose(capture);
          }}
        >
          {capture.witnessed ? words.confirm : words.witness}
        </Button>
      ),
    },
  ];
}
