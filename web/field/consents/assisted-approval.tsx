import { useState, type ReactNode } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { FileField } from '../../kit/file-field.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { useConsentWords } from './consent-words.ts';
import type { useConsentActs } from './use-consent-acts.ts';

type Kind = Schema<'CaptureEvidence'>['kind'];
const KINDS: readonly Kind[] = ['read-aloud-recording', 'paper-signature', 'photograph'];

/** A village agent records the farmer's yes with evidence; the file stays here, only its SHA-256 is sent. */
export function AssistedApproval({
  acts,
  refuse,
}: {
  acts: ReturnType<typeof useConsentActs>;
  refuse: ReactNode;
}) {
  const words = useConsentWords();
  const [kind, setKind] = useState<Kind>('read-aloud-recording');
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const capture = async () => {
    setFault(file === undefined ? words.evidenceMissing : undefined);
    if (file === undefined) return;
    const evidence = [{ kind, sha256: await sha256(file) }];
    acts.approve({ consequencesRead: true, evidence });
  };
  return (
    <>
      {fault !== undefined && <ErrorSummary errors={[{ field: 'evidence', message: fault }]} />}
      <Choice
        name="evidence-kind"
        label={words.evidence}
        hint={words.evidenceHint}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.evidenceKinds[value] }))}
        onChange={setKind}
      />
      <FileField
        name="evidence"
        label={words.evidenceKinds[kind]}
        error={fault}
        file={file}
        onChange={setFile}
        accept="audio/*,image/*,application/pdf"
      />
      <div className="f-choices">
        {refuse}
        <Button busy={acts.busy} onClick={() => void capture()}>
          {words.agree}
        </Button>
      </div>
    </>
  );
}

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
