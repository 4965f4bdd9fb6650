import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useWitnessWords } from './witness-words.ts';

type Method = Schema<'CaptureConfirmation'>['method'];

/** A second officer, neither agent nor witness, confirms by call-back or on paper. */
export function Confirmation({ consentId, onDone }: { consentId: string; onDone: () => void }) {
  const words = useWitnessWords();
  const [method, setMethod] = useState<Method>();
  const [fault, setFault] = useState<string>();
  const confirm = server.useMutation('post', '/v1/consent-captures/{id}/confirm');
  const submit = () => {
    setFault(method === undefined ? words.chooseMethod : undefined);
    if (method === undefined) return;
    confirm.mutate({ params: { path: { id: consentId } }, body: { method } }, { onSuccess: onDone });
  };
  if (confirm.isSuccess) return <Notice tone="ok" title={words.confirmed} live="polite" />;
  return (
    <>
      {confirm.isError && <ProblemNotice problem={confirm.error} own={words.problems} />}
      <Choice<Method>
        name={`method-${consentId}`}
        label={words.confirmLabel}
        error={fault}
        value={method}
        options={[
          { value: 'call-back', label: words.callBack },
          { value: 'paper', label: words.paper },
        ]}
        onChange={setMethod}
      />
      <Button kind="primary" wide busy={confirm.isPending} onClick={submit}>
        {words.confirm}
      </Button>
    </>
  );
}
