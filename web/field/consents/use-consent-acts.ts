import { useState } from 'react';
import { queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';

type MyConsent = Schema<'MyConsent'>;
type Approval = Schema<'ConsentApproval'>;
export type ConsentAct = 'approve' | 'captured' | 'refuse' | 'confirm' | 'pause' | 'resume' | 'revoke';

interface ConsentActs {
  /** What was just done, for the notice. */
  done: ConsentAct | undefined;
  problem: unknown;
  busy: boolean;
  approve: (approval: Approval) => void;
  act: (act: Exclude<ConsentAct, 'approve' | 'captured'>) => void;
}

/** The choices of the farmer about one consent; each leaves the new state in the cache and asks the lists again. */
export function useConsentActs(id: string): ConsentActs {
  const [done, setDone] = useState<ConsentAct>();
  const acts = {
    approve: server.useMutation('post', '/v1/me/consents/{id}/approve'),
    refuse: server.useMutation('post', '/v1/me/consents/{id}/refuse'),
    confirm: server.useMutation('post', '/v1/me/consents/{id}/confirm'),
    pause: server.useMutation('post', '/v1/me/consents/{id}/pause'),
    resume: server.useMutation('post', '/v1/me/consents/{id}/resume'),
    revoke: server.useMutation('post', '/v1/me/consents/{id}/revoke'),
  };
  const all = Object.values(acts);
  const params = { path: { id } };
  const settle = (act: ConsentAct) => (consent: MyConsent) => {
    setDone(act === 'approve' && consent.state === 'AWAITING_CONFIRMATION' ? 'captured' : act);
    refresh(consent);
  };
  const failed = () => {
    void queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/consents/{id}'] });
  };
  const begin = () => {
    all.forEach((mutation) => {
      mutation.reset();
    });
    setDone(undefined);
  };
  return {
    done,
    problem: all.find((mutation) => mutation.isError)?.error,
    busy: all.some((mutation) => mutation.isPending),
    approve: (approval) => {
      begin();
      acts.approve.mutate({ params, body: approval }, { onSuccess: settle('approve'), onError: failed });
    },
    act: (act) => {
      begin();
      acts[act].mutate({ params }, { onSuccess: settle(act), onError: failed });
    },
  };
}

function refresh(consent: MyConsent): void {
  queryClient.setQueryData(
    ['get', '/v1/me/consents/{id}', { params: { path: { id: consent.id } } }],
    consent,
  );
  void queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/consents'] });
  void queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/consents/{id}/events'] });
}
