import { useState } from 'react';
import { newIdempotencyKey, queryClient, server } from '../../shared/api/client.ts';
import { notSent } from '../../shared/api/problem.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { keepForLater } from '../queue/queue.ts';

export type Filing =
  | { kind: 'filed'; dueAt: string }
  | { kind: 'kept' }
  | { kind: 'not-kept' }
  | { kind: 'refused'; problem: unknown };

/** Files an objection once; without network it is kept in the queue under the same key. */
export function useFileObjection(): {
  outcome: Filing | undefined;
  busy: boolean;
  send: (objection: Schema<'NewObjection'>, valueName: string) => Promise<void>;
} {
  const create = server.useMutation('post', '/v1/me/objections');
  const [outcome, setOutcome] = useState<Filing>();
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const send = async (objection: Schema<'NewObjection'>, valueName: string): Promise<Filing> => {
    try {
      const header = { 'Idempotency-Key': idempotencyKey };
      const { dueAt } = await create.mutateAsync({ params: { header }, body: objection });
      await forgetFile();
      return { kind: 'filed', dueAt };
    } catch (thrown) {
      if (!notSent(thrown)) {
        setKey(newIdempotencyKey());
        return { kind: 'refused', problem: thrown };
      }
      return keepForLater({ kind: 'objection', objection, valueName, idempotencyKey }).then(
        () => ({ kind: 'kept' }),
        () => ({ kind: 'not-kept' }),
      );
    }
  };
  return {
    outcome,
    busy: create.isPending,
    send: async (objection, valueName) => {
      setOutcome(await send(objection, valueName));
    },
  };
}

/** What was shown of the file no longer holds. */
export async function forgetFile(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/file'] });
  await queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/objections'] });
}
