import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { saveFile } from './save-file.ts';

interface Props {
  label: string;
  fileName: string;
  load: () => Promise<{ data?: Blob; error?: Problem }>;
}

/** Loads a file with the own token and saves it; a refusal is said below the button. */
export function DownloadButton({ label, fileName, load }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const press = async () => {
    setBusy(true);
    setProblem(undefined);
    const { data, error } = await load();
    setBusy(false);
    if (data) saveFile(data, fileName);
    else setProblem(error);
  };
  return (
    <div>
      <Button busy={busy} onClick={() => void press()}>
        <Icon name="down" />
        {label}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
