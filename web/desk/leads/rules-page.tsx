import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { usePermission } from '../page/use-permission.ts';
import { useLeadsWords } from './leads-words.ts';
import { PrecisionBar } from './precision-bar.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { RuleChangeDialog, type RuleAct } from './rule-change-dialog.tsx';

export type Rule = components['schemas']['LeadRule'];

const TONES = {
  proposed: 'info',
  active: 'ok',
  paused: 'warning',
  retired: 'quiet',
  rejected: 'quiet',
} as const;

/** The rules with their precision, interval and state. */
export function RulesPage() {
  const words = useLeadsWords();
  const [open, setOpen] = useState<{ rule: Rule; act: RuleAct | 'propose' }>();
  const rules = server.useQuery('get', '/v1/lead-rules', {});
  const close = () => {
    setOpen(undefined);
  };
  const done = () => {
    close();
    void queryClient.invalidateQueries({ queryKey: ['get', '/v1/lead-rules'] });
  };
  return (
    <Page title={words.rules} intro={words.rulesIntro}>
      <Answer of={rules}>
        {({ items }) => (
          <DataTable
            caption={words.rules}
            columns={useColumns((rule, act) => {
              setOpen({ rule, act });
            })}
            rows={items}
            rowKey={(rule) => `${rule.ruleId} ${String(rule.version)}`}
          />
        )}
      </Answer>
      {open?.act === 'propose' && <ProposeDialog of={open.rule} onClose={close} onDone={done} />}
      {open && open.act !== 'propose' && (
        <RuleChangeDialog of={open.rule} act={open.act} onClose={close} onDone={done} />
      )}
    </Page>
  );
}

function useColumns(onAct: (rule: Rule, act: RuleAct | 'propose') => void): Column<Rule>[] {
  const words = useLeadsWords();
  const say = useBilingual();
  const mayChange = usePermission('registry.review-leads');
  return [
    {
      key: 'rule',
      header: words.rule,
      names: true,
      cell: (rule) => (
        <>
          {say(rule.title)}
          <br />
          <span className="k-muted k-small">{say(rule.compares)}</span>
        </>
      ),
    },
    { key: 'version', header: words.version, align: 'end', cell: (rule) => String(rule.version) },
    {
      key: 'state',
      header: words.state,
      cell: (rule) => <StatusTag tone={TONES[rule.state]}>{words.ruleStates[rule.state]}</StatusTag>,
    },
    { key: 'precision', header: words.precision, cell: (rule) => <PrecisionBar of={rule} /> },
    {
      key: 'floor',
      header: words.floor,
      cell: (rule) => words.floorAt(percent(rule.floorBp), rule.minimumSample),
    },
    { key: 'thresholds', header: words.thresholds, cell: (rule) => <Thresholds of={rule} /> },
    { key: 'reply', header: words.replyDays, align: 'end', cell: (rule) => String(rule.replyDays) },
    ...(mayChange
      ? [{ key: 'change', header: words.change, cell: (rule: Rule) => <Acts of={rule} onAct={onAct} /> }]
      : []),
  ];
}

function Thresholds({ of: rule }: { of: Rule }) {
  const words = useLeadsWords();
  const say = useBilingual();
  if (rule.thresholds.length === 0) return '–';
  const written = ({ unit, value }: Rule['thresholds'][number]) => {
    if (unit === 'fen') return money((value / 100).toFixed(2));
    if (unit === 'bp') return percent(value);
    return unit === 'area' ? words.mu((value / 100).toFixed(2)) : words.years(String(value));
  };
  return (
    <>
      {rule.thresholds.map((one) => (
        <div key={one.name}>
          {say(one.title)} {written(one)}
        </div>
      ))}
    </>
  );
}

function Acts({ of: rule, onAct }: { of: Rule; onAct: (rule: Rule, act: RuleAct | 'propose') => void }) {
  const words = useLeadsWords();
  const say = useBilingual();
  const acts: (RuleAct | 'propose')[] = [
    ...(rule.state === 'active' ? (['pause', 'propose'] as const) : []),
    ...(rule.state === 'paused' ? (['resume', 'retire', 'propose'] as const) : []),
    ...(rule.mayJudge ? (['approve', 'reject'] as const) : []),
  ];
  return (
    <div className="k-row">
      {acts.map((act) => (
        <Button
          key={act}
          kind="quiet"
          aria-label={`${words[act]} ${say(rule.title)} ${String(rule.version)}`}
          onClick={() => {
            onAct(rule, act);
          }}
        >
          {words[act]}
        </Button>
      ))}
    </div>
  );
}
