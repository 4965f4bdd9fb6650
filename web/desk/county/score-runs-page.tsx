import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useCountyWords } from './county-words.ts';

type Run = components['schemas']['ScoreRun'];
type NewRun = components['schemas']['NewScoreRun'];

/** Score every household again, and how far each run is. */
export function ScoreRunsPage() {
  const words = useCountyWords();
  const pages = useCursorPages();
  const runs = server.useQuery(
    'get',
    '/v1/credit/score-runs',
    { params: { query: pages.query } },
    {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 1_000 : false),
    },
  );
  const running = runs.data?.items.find(isRunning);
  return (
    <Page title={words.runs} intro={words.runsIntro}>
      {running ? (
        <Notice live="polite">
          <p>{words.running(count(running.households))}</p>
        </Notice>
      ) : (
        <StartForm />
      )}
      <PagedTable
        of={runs}
        pages={pages}
        caption={words.runs}
        rowKey={(run) => run.runId}
        columns={[
          { key: 'at', header: words.startedAt, names: true, cell: (run) => instantText(run.startedAt) },
          {
            key: 'state',
            header: words.state,
            cell: (run) => (
              <StatusTag
                tone={isRunning(run) ? 'info' : 'ok'}
                {...(isRunning(run) ? { icon: 'clock' as const } : {})}
              >
                {words.states[run.state]}
              </StatusTag>
            ),
          },
          { key: 'note', header: words.note, cell: (run) => run.note ?? '–' },
          { key: 'handled', header: words.handled, align: 'end', cell: (run) => count(run.households) },
          { key: 'scored', header: words.scored, align: 'end', cell: (run) => count(run.scored) },
          { key: 'unrated', header: words.unrated, align: 'end', cell: (run) => count(run.unrated) },
          { key: 'failed', header: words.failed, align: 'end', cell: (run) => count(run.failed) },
          {
            key: 'finished',
            header: words.finishedAt,
            cell: (run) => (run.finishedAt === undefined ? '–' : instantText(run.finishedAt)),
          },
        ]}
        empty={<EmptyState title={words.noRuns}>{words.noRunsText}</EmptyState>}
      />
    </Page>
  );
}

function isRunning(run: Run): boolean {
  return run.state === 'running';
}

function StartForm() {
  const words = useCountyWords();
  const [note, setNote] = useState('');
  const { busy, errors, submit } = useSubmit<NewRun, Run>({
    body: () => (note.trim() === '' ? {} : { note: note.trim() }),
    send: (body, key) =>
      api.POST('/v1/credit/score-runs', { body, params: { header: { 'Idempotency-Key': key } } }),
    own: { 'score-run-under-way': words.underWay },
    done: () => {
      setNote('');
      void queryClient.invalidateQueries();
    },
  });
  return (
    <Form errors={errors} busy={busy} verb={words.startRun} onSubmit={submit}>
      <TextField
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional
        maxLength={200}
        value={note}
        onChange={setNote}
      />
    </Form>
  );
}
