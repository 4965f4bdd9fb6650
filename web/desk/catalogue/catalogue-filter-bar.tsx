import { FilterBar } from '../../kit/filter-bar.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { components, operations } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { optionsOf } from '../page/options-of.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useValues } from '../page/use-values.ts';
import { useCatalogueWords } from './catalogue-words.ts';

type Schemas = components['schemas'];
type Query = NonNullable<operations['listCatalogue']['parameters']['query']>;

/** What is asked of the catalogue; empty text asks nothing. */
export interface CatalogueQuestion {
  q: string;
  agency: string;
  class: Schemas['FieldClass'] | '';
  purpose: Schemas['Recipient'] | '';
  overdue: 'overdue' | 'fresh' | '';
}

const NOTHING: CatalogueQuestion = { q: '', agency: '', class: '', purpose: '', overdue: '' };

export function queryOf(question: CatalogueQuestion | undefined): Query {
  if (!question) return {};
  const { q, agency, purpose, overdue } = question;
  return {
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(agency === '' ? {} : { agency }),
    ...(question.class === '' ? {} : { class: question.class }),
    ...(purpose === '' ? {} : { purpose }),
    ...(overdue === '' ? {} : { overdue: overdue === 'overdue' }),
  };
}

/** The questions above the catalogue. */
export function CatalogueFilterBar({ onApply }: { onApply: (question: CatalogueQuestion) => void }) {
  const words = useCatalogueWords();
  const [draft, change] = useValues(NOTHING);
  return (
    <FilterBar
      onApply={() => {
        onApply(draft);
      }}
      onClear={() => {
        change(NOTHING);
        onApply(NOTHING);
      }}
    >
      <TextField
        name="q"
        label={words.search}
        hint={words.searchHint}
        maxLength={100}
        value={draft.q}
        onChange={(q) => {
          change({ q });
        }}
      />
      <AgencySelect
        value={draft.agency}
        onChange={(agency) => {
          change({ agency });
        }}
      />
      <Kinds draft={draft} change={change} />
    </FilterBar>
  );
}

function Kinds({
  draft,
  change,
}: {
  draft: CatalogueQuestion;
  change: (change: Partial<CatalogueQuestion>) => void;
}) {
  const words = useCatalogueWords();
  return (
    <>
      <Select
        name="class"
        label={words.class}
        empty={words.everyClass}
        options={optionsOf(words.classes).filter(({ value }) => value !== 'PROHIBITED')}
        value={draft.class}
        onChange={(value) => {
          change({ class: value });
        }}
      />
      <Select
        name="purpose"
        label={words.purpose}
        empty={words.everyPurpose}
        options={optionsOf(words.recipients)}
        value={draft.purpose}
        onChange={(purpose) => {
          change({ purpose });
        }}
      />
      <Select
        name="overdue"
        label={words.freshness}
        empty={words.everyFreshness}
        options={optionsOf({ overdue: words.onlyOverdue, fresh: words.onlyFresh })}
        value={draft.overdue}
        onChange={(overdue) => {
          change({ overdue });
        }}
      />
    </>
  );
}

/** The agencies that share something, from the whole catalogue. */
function AgencySelect({ value, onChange }: { value: string; onChange: (agency: string) => void }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const whole = server.useQuery('get', '/v1/catalogue', { params: { query: {} } });
  const names = new Map((whole.data?.items ?? []).map(({ agency }) => [agency.slug, say(agency.name)]));
  return (
    <Select
      name="agency"
      label={words.agency}
      empty={words.everyAgency}
      options={[...names].map(([slug, label]) => ({ value: slug, label }))}
      value={value}
      onChange={onChange}
    />
  );
}
