import { FilterBar } from '../../kit/filter-bar.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import { optionsOf } from '../page/options-of.ts';
import { useValues } from '../page/use-values.ts';
import { useReviewWords, type ReviewWords } from './review-words.ts';

export interface QueueFilter {
  kind: keyof ReviewWords['kinds'] | '';
  state: keyof ReviewWords['states'] | '';
  villageCode: string;
  age: keyof ReviewWords['ages'] | '';
  which: keyof ReviewWords['whichs'] | '';
}

export const emptyQueueFilter: QueueFilter = {
  kind: '',
  state: 'open',
  villageCode: '',
  age: '',
  which: '',
};

/** The filter as the query of the list. */
export function queueQuery({ kind, state, villageCode, age, which }: QueueFilter) {
  return {
    ...(kind === '' ? {} : { kind }),
    ...(state === '' ? {} : { state }),
    ...(villageCode === '' ? {} : { villageCode }),
    ...(age === '' ? {} : { age }),
    ...(which === 'overdue' ? { overdue: true } : {}),
    ...(which === 'mine' ? { mine: true } : {}),
  };
}

/** The questions above the queue. */
export function QueueFilterBar({ onApply }: { onApply: (filter: QueueFilter) => void }) {
  const words = useReviewWords();
  const [draft, change] = useValues(emptyQueueFilter);
  return (
    <FilterBar
      onApply={() => {
        onApply(draft);
      }}
      onClear={() => {
        change(emptyQueueFilter);
        onApply(emptyQueueFilter);
      }}
    >
      <Select
        name="kind"
        label={words.kind}
        empty={words.anyKind}
        options={optionsOf(words.kinds)}
        value={draft.kind}
        onChange={(kind) => {
          change({ kind });
        }}
      />
      <VillageSelect
        value={draft.villageCode}
        onChange={(villageCode) => {
          change({ villageCode });
        }}
      />
      <Select
        name="age"
        label={words.age}
        empty={words.anyAge}
        options={optionsOf(words.ages)}
        value={draft.age}
        onChange={(age) => {
          change({ age });
        }}
      />
      <Select
        name="which"
        label={words.which}
        empty={words.whichAll}
        options={optionsOf(words.whichs)}
        value={draft.which}
        onChange={(which) => {
          change({ which });
        }}
      />
      <StateSelect
        value={draft.state}
        onChange={(state) => {
          change({ state });
        }}
      />
    </FilterBar>
  );
}

/** The villages with open cases. */
export function VillageSelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const words = useReviewWords();
  const villages = server.useQuery('get', '/v1/link-case-villages');
  return (
    <Select
      name="village"
      label={words.village}
      empty={words.anyVillage}
      options={(villages.data?.items ?? []).map(({ code, name, open }) => ({
        value: code,
        label: `${name} (${String(open)})`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface StateProps {
  value: QueueFilter['state'];
  onChange: (state: QueueFilter['state']) => void;
}

function StateSelect({ value, onChange }: StateProps) {
  const words = useReviewWords();
  return (
    <Select
      name="state"
      label={words.state}
      options={optionsOf(words.states)}
      value={value}
      onChange={onChange}
    />
  );
}
