import { Link, useLocation } from 'wouter';
import { Checks } from '../../kit/checks.tsx';
import { Choice } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useBankWords } from './bank-words.ts';
import { CountedField } from './counted-field.tsx';
import {
  draftFaults,
  draftFields,
  emptyDraft,
  requestOf,
  requestRefusals,
  type ConsentDraft,
  type NewConsent,
} from './consent-terms.ts';

interface PartProps {
  draft: ConsentDraft;
  change: (change: Partial<ConsentDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

/** A bank asks one person's consent to one purpose. */
export function NewConsentPage() {
  const words = useBankWords();
  const [, go] = useLocation();
  const [draft, change] = useValues(emptyDraft);
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => draftFaults(draft, words),
    body: () => requestOf(draft),
    send: (body: NewConsent, key) =>
      api.POST('/v1/consents', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: (consent) => {
      void queryClient.invalidateQueries();
      go(`/consents/${consent.id}`);
    },
    fields: draftFields(words),
    own: requestRefusals(words),
  });
  const part = { draft, change, messageOf };
  return (
    <Page title={words.newTitle} intro={words.newIntro} back={{ href: '/consents', label: words.consents }}>
      <Form
        errors={errors}
        busy={busy}
        verb={words.send}
        onSubmit={submit}
        aside={
          <Link href="/consents" asChild>
            <LinkButton kind="quiet">{words.consents}</LinkButton>
          </Link>
        }
      >
        <Subject {...part} />
        <Purpose {...part} />
        <Terms {...part} />
        <Reach {...part} />
      </Form>
    </Page>
  );
}

function Subject({ draft, change, messageOf }: PartProps) {
  const words = useBankWords();
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
        error={messageOf('name')}
      />
      <TextField
        name="idNumber"
        label={words.idNumber}
        hint={words.idNumberHint}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        value={draft.idNumber}
        onChange={(idNumber) => {
          change({ idNumber });
        }}
        error={messageOf('idNumber')}
      />
      <TextField
        name="reference"
        label={words.reference}
        hint={words.referenceHint}
        optional
        maxLength={64}
        autoComplete="off"
        value={draft.reference}
        onChange={(reference) => {
          change({ reference });
        }}
        error={messageOf('reference')}
      />
    </>
  );
}

function Purpose({ draft, change, messageOf }: PartProps) {
  const words = useBankWords();
  return (
    <>
      <Select
        name="purpose"
        label={words.purpose}
        hint={words.kindHint}
        options={optionsOf(words.purposes)}
        value={draft.purpose}
        onChange={(purpose) => {
          change({ purpose });
        }}
        error={messageOf('purpose')}
      />
      <Checks
        name="dataTypes"
        label={words.dataTypes}
        options={optionsOf(words.dataNames)}
        value={draft.dataTypes}
        onChange={(dataTypes) => {
          change({ dataTypes });
        }}
        error={messageOf('dataTypes')}
      />
    </>
  );
}

function Terms({ draft, change, messageOf }: PartProps) {
  const words = useBankWords();
  return (
    <>
      <Choice
        name="fetchType"
        label={words.fetchType}
        options={optionsOf(words.fetchTypes)}
        value={draft.fetchType}
        onChange={(fetchType) => {
          change({ fetchType });
        }}
      />
      {draft.fetchType === 'PERIODIC' && (
        <CountedField
          name="frequency"
          label={words.frequency}
          between={words.per}
          value={draft.frequency}
          unit={draft.frequencyUnit}
          units={words.frequencyUnits}
          onChange={(frequency, frequencyUnit) => {
            change({ frequency, frequencyUnit });
          }}
          error={messageOf('frequency')}
        />
      )}
      <Choice
        name="consentMode"
        label={words.mode}
        options={optionsOf(words.modes)}
        value={draft.consentMode}
        onChange={(consentMode) => {
          change({ consentMode });
        }}
      />
      {draft.consentMode === 'STORE' && (
        <CountedField
          name="dataLife"
          label={words.dataLife}
          value={draft.dataLife}
          unit={draft.dataLifeUnit}
          units={words.dataLifeUnits}
          onChange={(dataLife, dataLifeUnit) => {
            change({ dataLife, dataLifeUnit });
          }}
          error={messageOf('dataLife')}
        />
      )}
    </>
  );
}

function Reach({ draft, change, messageOf }: PartProps) {
  const words = useBankWords();
  return (
    <>
      <DateField
        name="expiry"
        label={words.expiry}
        hint={words.expiryHint}
        value={draft.expiry}
        onChange={(expiry) => {
          change({ expiry });
        }}
        error={messageOf('expiry')}
      />
      <TextField
        name="lookbackMonths"
        label={words.lookback}
        hint={words.lookbackHint}
        inputMode="numeric"
        maxLength={4}
        value={draft.lookbackMonths}
        onChange={(lookbackMonths) => {
          change({ lookbackMonths });
        }}
        error={messageOf('lookbackMonths')}
      />
    </>
  );
}
