import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useForm, type FormState } from '../page/use-form.ts';
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
  const { form, values, field } = useForm({
    initial: emptyLookUp,
    check: (draft) => lookUpFaults(draft, words),
    body: lookUpOf,
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
    <Form {...form} verb={words.open}>
      <Choice {...field('by')} label={words.by} options={optionsOf(words.bys)} />
      <Whom by={values.by} field={field} />
      <Select {...field('reason')} label={words.reason} options={optionsOf(words.reasons)} />
      <TextField
        {...field('caseNumber')}
        label={words.caseNumber}
        hint={words.caseNumberHint}
        optional
        maxLength={40}
      />
    </Form>
  );
}

interface WhomProps {
  by: LookUpDraft['by'];
  field: FormState<LookUpDraft>['field'];
}

function Whom({ by, field }: WhomProps) {
  const words = useCountyWords();
  if (by === 'household')
    return (
      <TextField
        {...field('householdId')}
        label={words.householdId}
        hint={words.householdIdHint}
        maxLength={64}
        autoComplete="off"
      />
    );
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
    </>
  );
}
