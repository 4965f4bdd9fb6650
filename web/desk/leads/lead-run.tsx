import type { components } from '../../../openapi/contract.gen.ts';
import { Notice } from '../../kit/notice.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { ActButton } from '../page/act-button.tsx';
import { useLeadsWords } from './leads-words.ts';

type Run = components['schemas']['LeadRun'];

/** Starts a check of all households and follows it. */
export function LeadRun() {
  const words = useLeadsWords();
  const runs = server.useQuery(
    'get',
    '/v1/lead-runs',
    { params: { query: { limit: 1 } } },
    { refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 1_000 : false) },
  );
  const [last] = runs.data?.items ?? [];
  if (last && isRunning(last))
    return (
      <Notice live="polite">
        <p>{words.running(count(last.households), count(last.total))}</p>
      </Notice>
    );
  return (
    <div>
      <ActButton
        label={words.run}
        act={(key) => api.POST('/v1/lead-runs', { body: {}, params: { header: { 'Idempotency-Key': key } } })}
        onDone={() => void queryClient.invalidateQueries()}
        own={{ 'lead-run-under-way': words.underWay }}
      />
    </div>
  );
}

function isRunning(run: Run): boolean {
  return run.state === 'running';
}
