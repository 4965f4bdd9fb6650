import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { newIdempotencyKey, queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useCreditWords } from './credit-words.ts';

/** Asks for the score of this moment; the server allows it once in ten minutes. */
export function Rescore({ nextAt }: { nextAt: string | undefined }) {
  const words = useCreditWords();
  const [key, setKey] = useState(newIdempotencyKey);
  const compute = server.useMutation('post', '/v1/me/score');
  const ask = () => {
    compute.mutate(
      { params: { header: { 'Idempotency-Key': key } } },
      {
        onSuccess: (mine) => {
          queryClient.setQueryData(['get', '/v1/me/score'], mine);
          setKey(newIdempotencyKey());
        },
      },
    );
  };
  return (
    <div className="f-actions">
      {compute.isSuccess && (
        <Notice tone="ok" live="polite">
          <p>{words.rescored}</p>
        </Notice>
      )}
      {compute.isError && (
        <ProblemNotice problem={compute.error} own={{ 'rescored-recently': words.rescoreTooSoon }} />
      )}
      <Button wide busy={compute.isPending} onClick={ask}>
        {words.rescore}
      </Button>
      {compute.isError && nextAt !== undefined && <p className="k-muted k-small">{instantText(nextAt)}</p>}
    </div>
  );
}
