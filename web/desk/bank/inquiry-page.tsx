import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Combobox } from '../../kit/combobox.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useBankWords } from './bank-words.ts';
import type { Consent } from './consent-state-tag.tsx';
import { InquiryAnswer, type Inquiry } from './inquiry-answer.tsx';

type NewInquiry = components['schemas']['NewInquiry'];

/** Choose a live consent, ask, read the answer on the same page. */
export function InquiryPage() {
  const words = useBankWords();
  const [answer, setAnswer] = useState<Inquiry>();
  const consents = server.useQuery('get', '/v1/consents', { params: { query: { limit: 200 } } });
  if (answer)
    return (
      <Page
        key="answer"
        title={words.answerTitle}
        action={
          <Button
            onClick={() => {
              setAnswer(undefined);
            }}
          >
            {words.another}
          </Button>
        }
      >
        <InquiryAnswer inquiry={answer} />
      </Page>
    );
  return (
    <Page key="ask" title={words.inquiryTitle} intro={words.inquiryIntro}>
      <Answer of={consents}>
        {({ items }) => {
          const active = items.filter((consent) => consent.state === 'ACTIVE');
          return active.length === 0 ? <NoActive /> : <AskForm consents={active} onAnswer={setAnswer} />;
        }}
      </Answer>
    </Page>
  );
}

function NoActive() {
  const words = useBankWords();
  return (
    <EmptyState
      title={words.noActive}
      action={
        <Link href="/consents" asChild>
          <LinkButton kind="primary">{words.consents}</LinkButton>
        </Link>
      }
    >
      {words.noActiveText}
    </EmptyState>
  );
}

function AskForm({
  consents,
  onAnswer,
}: {
  consents: readonly Consent[];
  onAnswer: (answer: Inquiry) => void;
}) {
  const words = useBankWords();
  const asked = new URLSearchParams(useSearch()).get('consent') ?? '';
  const [consentId, setConsentId] = useState(consents.some((consent) => consent.id === asked) ? asked : '');
  const consent = consents.find((one) => one.id === consentId);
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => (consent ? [] : [{ field: 'consentId', message: words.consentNeeded }]),
    body: () => ({
      consentId,
      purpose: consent?.purpose ?? 'PREQUALIFY',
      kind: consent?.kind ?? 'soft',
    }),
    send: (body: NewInquiry, key) =>
      api.POST('/v1/inquiries', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: (answer) => {
      void queryClient.invalidateQueries();
      onAnswer(answer);
    },
    own: words.denials,
  });
  return (
    <Form errors={errors} busy={busy} verb={words.ask} onSubmit={submit}>
      <Combobox
        name="consentId"
        label={words.consent}
        hint={words.consentHint}
        options={consents.map((one) => ({
          value: one.id,
          label: `${one.subjectName} · ${words.purposes[one.purpose]}`,
          ...(one.reference === undefined ? {} : { hint: one.reference, also: [one.reference] }),
        }))}
        value={consentId}
        onChange={setConsentId}
        error={messageOf('consentId')}
      />
      {consent && (
        <SummaryList
          rows={[
            { label: words.subject, value: consent.subjectName },
            { label: words.purpose, value: words.purposes[consent.purpose] },
            { label: words.kind, value: words[consent.kind] },
            {
              label: words.dataTypes,
              value: consent.dataTypes.map((type) => words.dataNames[type]).join('、'),
            },
            { label: words.until, value: dateText(consent.consentExpiry) },
          ]}
        />
      )}
    </Form>
  );
}
