import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useConsentWords } from './consent-words.ts';

interface Props {
  of: Schema<'MyConsent'>;
  busy: boolean;
  onKeep: () => void;
  onWithdraw: () => void;
}

/** What withdrawing means, before it is done. */
export function Withdrawal({ of: consent, busy, onKeep, onWithdraw }: Props) {
  const words = useConsentWords();
  const wording = useWording();
  return (
    <Page key="withdrawal" title={words.withdrawTitle} onBack={onKeep}>
      <Notice tone="warning" title={words.withdrawWhat(consent.bank.name)}>
        <p>{wording(consent.consequences.revoke)}</p>
      </Notice>
      <div className="f-choices">
        <Button onClick={onKeep}>{words.keep}</Button>
        <Button kind="danger" busy={busy} onClick={onWithdraw}>
          {words.reallyWithdraw}
        </Button>
      </div>
    </Page>
  );
}
