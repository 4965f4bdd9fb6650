import { useState } from 'react';
import { newIdempotencyKey, queryClient, server } from '../../shared/api/client.ts';
import { notSent } from '../../shared/api/problem.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { keepForLater } from '../queue/queue.ts';

export type Outcome =
  | { kind: 'listed' }
  | { kind: 'kept' }
  | { kind: 'not-kept' }
  | { kind: 'asked-back'; question: Schema<'PriceQuestion'> }
  | { kind: 'refused'; problem: unknown };

interface Submission {
  outcome: Outcome | undefined;
  busy: boolean;
  submit: (listing: Schema<'NewListing'>, productName: string) => Promise<Outcome>;
  /** Forgets the outcome, so that the form may be changed and sent again. */
  reopen: () => void;
}

/** Sends a listing once; without network it is kept in the queue under the same key. */
export function useSubmitListing(): Submission {
  const create = server.useMutation('post', '/v1/listings');
  const [outcome, setOutcome] = useState<Outcome>();
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const send = async (listing: Schema<'NewListing'>, productName: string): Promise<Outcome> => {
    try {
      const header = { 'Idempotency-Key': idempotencyKey };
      const answer = await create.mutateAsync({ params: { header }, body: listing });
      setKey(newIdempotencyKey());
      if ('needsConfirmation' in answer) return { kind: 'asked-back', question: answer };
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/listings'] });
      return { kind: 'listed' };
    } catch (thrown) {
      if (notSent(thrown)) return keep({ listing, productName, idempotencyKey });
      setKey(newIdempotencyKey());
      return { kind: 'refused', problem: thrown };
    }
  };
  return {
    outcome,
    busy: create.isPending,
    submit: async (listing, productName) => {
      const reached = await send(listing, productName);
      setOutcome(reached);
      return reached;
    },
    reopen: () => {
      setOutcome(undefined);
    },
  };
}

async function keep(act: Parameters<typeof keepForLater>[0]): Promise<Outcome> {
  return keepForLater(act).then(
    () => ({ kind: 'kept' }),
    () => ({ kind: 'not-kept' }),
  );
}
