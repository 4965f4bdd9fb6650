import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useValues } from '../page/use-values.ts';
import { LeadRun } from './lead-run.tsx';
import { LeadStateTag } from './lead-tags.tsx';
import { useLeadsWords } from './leads-words.ts';

type Summary = components['schemas']['LeadSummary'];
type State = components['schemas']['LeadState'];
type Age = '7' | '30' | '90';

interface Filter {
  ruleId: string;
  state: State | '';
  village: string;
  age: Age | '';
}

const EVERYTHING: Filter = { ruleId: '', state: '', village: '', age: '' };

/** The county's work: what is to be asked, is being asked, and waits for a decision. */
export function QueuePage() {
  const words = useLeadsWords();
  const pages = useCursorPages();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const leads = server.useQuery(
    'get',
    '/v1/leads',
    { params: { query: { ...queryOf(filter), ...pages.query } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.queue} intro={words.queueIntro} action={<LeadRun />}>
      <Filters
        onApply={(applied) => {
          setFilter(applied);
          pages.restart();
        }}
      />
      <PagedTable
        of={leads}
        pages={pages}
        caption={words.queue}
        columns={useColumns()}
        rowKey={(lead) => lead.leadId}
        empty={<EmptyState title={words.noLeads}>{words.noLeadsText}</EmptyState>}
      />
    </Page>
  );
}

function queryOf({ ruleId, state, village, age }: Filter) {
  return {
    ...(ruleId === '' ? {} : { ruleId }),
    ...(state === '' ? {} : { state }),
    ...(village === '' ? {} : { village }),
    ...(age === '' ? {} : { minAgeDays: Number(age) }),
  };
}

function useColumns(): Column<Summary>[] {
  const words = useLeadsWords();
  const say = useBilingual();
  return [
    {
      key: 'lead',
      header: words.lead,
      names: true,
      cell: (lead) => <Link href={`/leads/${lead.leadId}`}>{say(lead.title)}</Link>,
    },
    { key: 'village', header: words.village, cell: (lead) => lead.villageName },
    { key: 'state', header: words.state, cell: (lead) => <LeadStateTag state={lead.state} /> },
    { key: 'severity', header: words.severity, cell: (lead) => words.severities[lead.severity] },
    {
      key: 'confidence',
      header: words.confidence,
      align: 'end',
      cell: (lead) => percent(Math.round(lead.confidencePpm / 100)),
    },
    { key: 'found', header: words.found, cell: (lead) => dateText(lead.openedAt) },
    {
      key: 'replyBy',
      header: words.replyBy,
      cell: (lead) => (lead.replyBy === undefined ? '–' : dateText(lead.replyBy)),
    },
  ];
}

function Filters({ onApply }: { onApply: (filter: Filter) => void }) {
  const words = useLeadsWords();
  const say = useBilingual();
  const [draft, change] = useValues<Filter>(EVERYTHING);
  const rules = server.useQuery('get', '/v1/lead-rules', {}, { staleTime: 300_000 });
  const villages = server.useQuery('get', '/v1/villages', {}, { staleTime: 300_000 });
  const titles = new Map((rules.data?.items ?? []).map((rule) => [rule.ruleId, say(rule.title)]));
  const field = <Name extends keyof Filter>(name: Name) => ({
    name,
    value: draft[name],
    onChange: (value: Filter[Name]) => {
      change({ [name]: value });
    },
  });
  return (
    <FilterBar
      onApply={() => {
        onApply(draft);
      }}
      onClear={() => {
        change(EVERYTHING);
        onApply(EVERYTHING);
      }}
    >
      <Select
        {...field('ruleId')}
        label={words.rule}
        empty={words.everyRule}
        options={[...titles].map(([value, label]) => ({ value, label }))}
      />
      <Select
        {...field('village')}
        label={words.village}
        empty={words.everyVillage}
        options={(villages.data?.items ?? []).map(({ code, name, townshipName }) => ({
          value: code,
          label: `${townshipName}${name}`,
        }))}
      />
      <Select
        {...field('state')}
        label={words.state}
        empty={words.everyState}
        options={optionsOf(words.states)}
      />
      <Select {...field('age')} label={words.age} empty={words.everyAge} options={optionsOf(words.ages)} />
    </FilterBar>
  );
}
