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
import { useForm, type FormState } from '../page/use-form.ts';
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

type Part = Pick<FormState<ConsentDraft>, 'values' | 'change' | 'field' | 'messageOf'>;

/** A bank asks one person's consent to one purpose. */
export function NewConsentPage() {
  const words = useBankWords();
  const [, go] = useLocation();
  const { form, ...part } = useForm({
    initial: emptyDraft,
    check: (draft) => draftFaults(draft, words),
    body: requestOf,
    send: (body: NewConsent, key) =>
      api.POST('/v1/consents', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: (consent) => {
      void queryClient.invalidateQueries();
      go(`/consents/${consent.id}`);
    },
    fields: draftFields(words),
    own: requestRefusals(words),
  });
  return (
    <Page title={words.newTitle} intro={words.newIntro} back={{ href: '/consents', label: words.consents }}>
      <Form
        {...form}
        verb={words.send}
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

function Subject({ field }: Part) {
  const words = useBankWords();
  return (
    <>
      <TextField {...field('name')} label={words.name} maxLength={100} autoComplete="off" />
      <TextField
        {...field('idNumber')}
        label={words.idNumber}
        hint={words.idNumberHint}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        {...field('reference')}
        label={words.reference}
        hint={words.referenceHint}
        optional
        maxLength={64}
        autoComplete="off"
      />
    </>
  );
}

function Purpose({ field }: Part) {
  const words = useBankWords();
  return (
    <>
      <Select
        {...field('purpose')}
        label={words.purpose}
        hint={words.kindHint}
        options={optionsOf(words.purposes)}
      />
      <Checks {...field('dataTypes')} label={words.dataTypes} options={optionsOf(words.dataNames)} />
    </>
  );
}

function Terms({ values, change, field, messageOf }: Part) {
  const words = useBankWords();
  return (
    <>
      <Choice {...field('fetchType')} label={words.fetchType} options={optionsOf(words.fetchTypes)} />
      {values.fetchType === 'PERIODIC' && (
        <CountedField
          name="frequency"
          label={words.frequency}
          between={words.per}
          value={values.frequency}
          unit={values.frequencyUnit}
          units={words.frequencyUnits}
          onChange={(frequency, frequencyUnit) => {
            change({ frequency, frequencyUnit });
          }}
          error={messageOf('frequency')}
        />
      )}
      <Choice {...field('consentMode')} label={words.mode} options={optionsOf(words.modes)} />
      {values.consentMode === 'STORE' && (
        <CountedField
          name="dataLife"
          label={words.dataLife}
          value={values.dataLife}
          unit={values.dataLifeUnit}
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

function Reach({ field }: Part) {
  const words = useBankWords();
  return (
    <>
      <DateField {...field('expiry')} label={words.expiry} hint={words.expiryHint} />
      <TextField
        {...field('lookbackMonths')}
        label={words.lookback}
        hint={words.lookbackHint}
        inputMode="numeric"
        maxLength={4}
      />
    </>
  );
}
