import { useState } from 'react';
import { ListenButton } from '../../kit/listen-button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { ConsentChoices } from './consent-choices.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { ConsentStateTag } from './consent-state-tag.tsx';
import { ConsentTerms } from './consent-terms.tsx';
import { useConsentWords } from './consent-words.ts';
import { useConsentActs } from './use-consent-acts.ts';
import { waitsForMe } from './waits-for-me.ts';
import { Withdrawal } from './withdrawal.tsx';

/** One consent: a request to answer, or what was agreed to and how to stop it. */
export function ConsentPage({ id }: { id: string }) {
  const words = useConsentWords();
  const consent = server.useQuery('get', '/v1/me/consents/{id}', { params: { path: { id } } });
  const [withdrawing, setWithdrawing] = useState(false);
  const acts = useConsentActs(id);
  if (withdrawing && consent.data) {
    return (
      <Withdrawal
        of={consent.data}
        busy={acts.busy}
        onKeep={() => {
          setWithdrawing(false);
        }}
        onWithdraw={() => {
          setWithdrawing(false);
          acts.act('revoke');
        }}
      />
    );
  }
  const asked = consent.data !== undefined && waitsForMe(consent.data);
  return (
    <Page key="terms" title={asked ? words.requestTitle : words.detailTitle} back="/consents">
      {acts.done && (
        <Notice tone="ok" live="polite" title={words.done[acts.done]}>
          <p className="k-small">{words.notice(instantText(new Date().toISOString()))}</p>
        </Notice>
      )}
      {acts.problem !== undefined && <ProblemNotice problem={acts.problem} own={words.problems} />}
      <Answer of={consent}>
        {(mine) => (
          <>
            <p>
              <ConsentStateTag state={mine.state} />
            </p>
            <Spoken of={mine} />
            <ConsentTerms of={mine} />
            <ConsentChoices
              of={mine}
              acts={acts}
              onWithdraw={() => {
                setWithdrawing(true);
              }}
            />
            <ConsentHistory id={id} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Spoken({ of: consent }: { of: Schema<'MyConsent'> }) {
  const words = useConsentWords();
  const wording = useWording();
  const text = [
    `${words.who}: ${consent.bank.name}`,
    `${words.why}: ${wording(consent.purposeText)}`,
    `${words.what}: ${consent.dataTexts.map(wording).join('; ')}`,
    `${words.untilWhen}: ${instantText(consent.consentExpiry)}`,
    `${words.ifAgree}: ${wording(consent.consequences.approve)}`,
    `${words.ifRefuse}: ${wording(consent.consequences.refuse)}`,
  ].join('. ');
  return <ListenButton text={text} />;
}
