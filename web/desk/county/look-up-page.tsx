import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useCountyWords } from './county-words.ts';
import { HouseholdFile, type Lookup } from './household-file.tsx';
import { emptyLookUp, lookUpFaults, lookUpOf, type LookUpDraft, type NewLookup } from './look-up-draft.ts';

/** An official opens one household's file for a stated reason; says before and after that it is recorded. */
export function LookUpPage() {
  const words = useCountyWords();
  const [lookup, setLookup] = useState<Lookup>();
  if (!lookup)
    return (
      <Page key="ask" title={words.lookUp} intro={words.lookUpIntro}>
        <LookUpForm onFound={setLookup} />
      </Page>
    );
  const again = (
    <Button
      onClick={() => {
        setLookup(undefined);
      }}
    >
      {words.another}
    </Button>
  );
  return (
    <Page key="file" title={words.file} action={again}>
      <HouseholdFile lookup={lookup} />
    </Page>
  );
}

function LookUpForm({ onFound }: { onFound: (lookup: Lookup) => void }) {
  const words = useCountyWords();
  const [draft, change] = useValues(emptyLookUp);
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => lookUpFaults(draft, words),
    body: () => lookUpOf(draft),
    send: (body: NewLookup) => api.POST('/v1/household-lookups', { body }),
    done: onFound,
    fields: {
      '/subject/idNumber': { field: 'idNumber', message: words.idNumberNeeded },
      '/subject/name': { field: 'name', message: words.nameNeeded },
      '/householdId': { field: 'householdId', message: words.householdNeeded },
      '/caseNumber': { field: 'caseNumber', message: words.caseNumberWrong },
    },
    own: { absent: words.unknownSubject, 'not-found': words.unknownSubject, 'out-of-area': words.outOfArea },
  });
  return (
    <Form errors={errors} busy={busy} verb={words.open} onSubmit={submit}>
      <Choice
        name="by"
        label={words.by}
        options={optionsOf(words.bys)}
        value={draft.by}
        onChange={(by) => {
          change({ by });
        }}
      />
      <Whom draft={draft} change={change} messageOf={messageOf} />
      <Select
        name="reason"
        label={words.reason}
        options={optionsOf(words.reasons)}
        value={draft.reason}
        onChange={(reason) => {
          change({ reason });
        }}
        error={messageOf('reason')}
      />
      <TextField
        name="caseNumber"
        label={words.caseNumber}
        hint={words.caseNumberHint}
        optional
        maxLength={40}
        value={draft.caseNumber}
        onChange={(caseNumber) => {
          change({ caseNumber });
        }}
        error={messageOf('caseNumber')}
      />
    </Form>
  );
}

interface WhomProps {
  draft: LookUpDraft;
  change: (change: Partial<LookUpDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

function Whom({ draft, change, messageOf }: WhomProps) {
  const words = useCountyWords();
  if (draft.by === 'household')
    return (
      <TextField
        name="householdId"
        label={words.householdId}
        hint={words.householdIdHint}
        maxLength={64}
        autoComplete="off"
        value={draft.householdId}
        onChange={(householdId) => {
          change({ householdId });
        }}
        error={messageOf('householdId')}
      />
    );
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
    </>
  );
}
