import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Checks } from '../../kit/checks.tsx';
import { Notice } from '../../kit/notice.tsx';
import { server } from '../../shared/api/client.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useWitnessWords } from './witness-words.ts';

type Statement = 'present' | 'understood';

/** A witness of another organisation attests what was seen. */
export function Attestation({ consentId, onDone }: { consentId: string; onDone: () => void }) {
  const words = useWitnessWords();
  const [seen, setSeen] = useState<Statement[]>([]);
  const [fault, setFault] = useState<string>();
  const attest = server.useMutation('post', '/v1/consent-captures/{id}/witness');
  const submit = () => {
    setFault(seen.length < 2 ? words.tickBoth : undefined);
    if (seen.length < 2) return;
    const body = { farmerPresent: true, understood: true } as const;
    attest.mutate({ params: { path: { id: consentId } }, body }, { onSuccess: onDone });
  };
  if (attest.isSuccess) return <Notice tone="ok" title={words.attested} live="polite" />;
  return (
    <>
      {attest.isError && <ProblemNotice problem={attest.error} own={words.problems} />}
      <Checks<Statement>
        name={`seen-${consentId}`}
        label={words.attest}
        error={fault}
        value={seen}
        options={[
          { value: 'present', label: words.present },
          { value: 'understood', label: words.understood },
        ]}
        onChange={setSeen}
      />
      <Button kind="primary" wide busy={attest.isPending} onClick={submit}>
        {words.attest}
      </Button>
    </>
  );
}
