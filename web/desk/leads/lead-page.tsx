import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { AskDialog } from './ask-dialog.tsx';
import { EvidenceCards } from './evidence-cards.tsx';
import { LeadHistory } from './lead-history.tsx';
import { LeadStateTag } from './lead-tags.tsx';
import { useLeadsWords } from './leads-words.ts';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { VisitDialog } from './visit-dialog.tsx';

type Lead = components['schemas']['Lead'];
export type Open = 'ask' | 'visit' | 'decide' | 'appeal';

/** One lead: the question, the records side by side with where they come from, and what may be done now. */
export function LeadPage({ id }: { id: string }) {
  const words = useLeadsWords();
  const say = useBilingual();
  const lead = server.useQuery(
    'get',
    '/v1/leads/{leadId}',
    { params: { path: { leadId: id } } },
    { staleTime: 300_000, refetchOnWindowFocus: false },
  );
  const title = lead.data ? say(lead.data.lead.title) : words.lead;
  return (
    <Page key={title} title={title} back={{ href: '/leads', label: words.toQueue }}>
      <Answer of={lead}>{(shown) => <Shown of={shown} />}</Answer>
    </Page>
  );
}

function Shown({ of: shown }: { of: Lead }) {
  const words = useLeadsWords();
  const say = useBilingual();
  const { lead } = shown;
  return (
    <>
      <SummaryList
        rows={[
          { label: words.question, value: say(shown.question) },
          { label: words.state, value: <LeadStateTag state={lead.state} /> },
          {
            label: words.replyBy,
            value: lead.replyBy === undefined ? words.days(shown.replyDays) : dateText(lead.replyBy),
          },
          { label: words.compares, value: say(shown.compares) },
          { label: words.basis, value: say(shown.basis) },
          { label: words.confidence, value: percent(Math.round(lead.confidencePpm / 100)) },
          {
            label: words.households,
            value: shown.households.map((household) => (
              <div key={household.householdId}>
                {household.villageName} {household.members.map(({ name }) => name).join('、')}
              </div>
            )),
          },
        ]}
      />
      <Acts of={shown} />
      <section className="page-section" aria-labelledby="evidence">
        <h2 id="evidence">{words.evidence}</h2>
        <EvidenceCards evidence={shown.evidence} />
      </section>
      <section className="page-section" aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <LeadHistory events={shown.history} />
      </section>
      <p className="k-muted">{words.recorded}</p>
    </>
  );
}

function Acts({ of: shown }: { of: Lead }) {
  const words = useLeadsWords();
  const [open, setOpen] = useState<Open>();
  const close = () => {
    setOpen(undefined);
  };
  const done = (now: Lead) => {
    close();
    const options = { params: { path: { leadId: now.lead.leadId } } };
    queryClient.setQueryData(['get', '/v1/leads/{leadId}', options], now);
    void queryClient.invalidateQueries({ queryKey: ['get', '/v1/leads'] });
  };
  const acts = actsOf(shown);
  const props = { of: shown, onClose: close, onDone: done };
  return (
    <div className="k-row">
      {acts.map((act, at) => (
        <Button
          key={act}
          kind={at === 0 ? 'primary' : 'secondary'}
          onClick={() => {
            setOpen(act);
          }}
        >
          {act === 'ask' ? (shown.lead.state === 'open' ? words.ask : words.askAgain) : labelOf(act, words)}
        </Button>
      ))}
      {open === 'ask' && <AskDialog {...props} />}
      {open === 'visit' && <VisitDialog {...props} />}
      {open === 'decide' && <OutcomeDialog {...props} />}
      {open === 'appeal' && <OutcomeDialog {...props} appeal />}
    </div>
  );
}

function labelOf(
  act: Exclude<Open, 'ask'>,
  words: { visit: string; decide: string; appealDecide: string },
): string {
  if (act === 'visit') return words.visit;
  return act === 'decide' ? words.decide : words.appealDecide;
}

/** What may be done now, the most usual first. */
function actsOf({ lead, next, mayDecideAppeal }: Lead): Open[] {
  const may = (...states: Lead['next']) => states.some((state) => next.includes(state));
  const answerable = ['asked', 'overdue', 'answered'].includes(lead.state);
  return [
    ...(lead.state === 'answered' ? (['decide'] as const) : []),
    ...(may('asked') ? (['ask'] as const) : []),
    ...(answerable ? (['visit'] as const) : []),
    ...(lead.state !== 'answered' && may('dismissed', 'data-error') ? (['decide'] as const) : []),
    ...(mayDecideAppeal ? (['appeal'] as const) : []),
  ];
}
