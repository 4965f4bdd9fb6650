import { useState, type SyntheticEvent } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useMyFileWords } from './my-file-words.ts';
import { useFileObjection, type Filing } from './use-file-objection.ts';
import './file.css';

const BACK = '/credit/data';

/** Says what is wrong with one value and what would be right. */
export function ObjectionPage({ recordId, column }: { recordId: string; column: string }) {
  const words = useMyFileWords();
  const file = server.useQuery('get', '/v1/me/file');
  const valueOf = useShownValue(recordId, column);
  const filing = useFileObjection();
  if (filing.outcome?.kind === 'filed' || filing.outcome?.kind === 'kept')
    return <Outcome of={filing.outcome} />;
  return (
    <Page title={words.formTitle} back={BACK}>
      <Answer of={file}>
        {(mine) => {
          const shown = valueOf(mine);
          if (!shown)
            return (
              <EmptyState
                title={words.gone}
                action={
                  <Link href={BACK} className="k-button">
                    {words.toFile}
                  </Link>
                }
              >
                {words.goneText}
              </EmptyState>
            );
          return <Form shown={shown} ask={{ recordId, column }} filing={filing} />;
        }}
      </Answer>
    </Page>
  );
}

interface Shown {
  name: string;
  value: string;
}

function Form({
  shown,
  ask,
  filing,
}: {
  shown: Shown;
  ask: Pick<Schema<'NewObjection'>, 'recordId' | 'column'>;
  filing: ReturnType<typeof useFileObjection>;
}) {
  const words = useMyFileWords();
  const [claim, setClaim] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const said = claim.trim();
    setMissing(said === '');
    if (said === '') return;
    const remark = note.trim();
    void filing.send({ ...ask, claim: said, ...(remark === '' ? {} : { note: remark }) }, shown.name);
  };
  const error = missing ? words.claimMissing : undefined;
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={missing ? [{ field: 'claim', message: words.claimMissing }] : []} />
      <Trouble outcome={filing.outcome} />
      <p>{words.formLead}</p>
      <div className="k-card">
        <h2 className="f-value-name">
          {shown.name} · {words.now}
        </h2>
        <p className="f-value">{shown.value}</p>
      </div>
      <TextField
        name="claim"
        label={words.claim}
        hint={words.claimHint}
        error={error}
        maxLength={200}
        value={claim}
        onChange={setClaim}
      />
      <TextField
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional
        lines={3}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      <div className="f-actions">
        <Button type="submit" kind="primary" wide busy={filing.busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

function Trouble({ outcome }: { outcome: Filing | undefined }) {
  const words = useMyFileWords();
  if (outcome?.kind === 'not-kept') return <Notice tone="danger" live="now" title={words.notKept} />;
  if (outcome?.kind !== 'refused') return null;
  const own = { 'value-changed': words.changed, 'objection-open': words.already };
  return <ProblemNotice problem={outcome.problem} own={own} />;
}

function Outcome({ of: outcome }: { of: { kind: 'filed'; dueAt: string } | { kind: 'kept' } }) {
  const words = useMyFileWords();
  const filed = outcome.kind === 'filed';
  const text = filed ? words.sentText(dateText(outcome.dueAt)) : words.keptText;
  return (
    <Page key="outcome" title={filed ? words.sentTitle : words.keptTitle} back={BACK}>
      <Notice tone={filed ? 'ok' : 'info'} live="polite" title={text} />
      <div className="f-actions">
        <Link
          href={filed ? '/credit/objections' : '/queue'}
          className="k-button k-button-primary k-button-wide"
        >
          {filed ? words.objections : words.toQueue}
        </Link>
      </div>
    </Page>
  );
}

/** The value as the file shows it, among the attributes or the agencies' records. */
function useShownValue(recordId: string, column: string): (file: Schema<'MyFile'>) => Shown | undefined {
  const words = useMyFileWords();
  const wording = useWording();
  return ({ values, holdings }) => {
    const record = holdings.flatMap(({ items }) => items).find((item) => item.recordId === recordId);
    const held = record?.values.find((value) => value.column === column);
    if (held) return { name: wording(held.title), value: held.value };
    const found = values.find(({ source }) => source.recordId === recordId && source.column === column);
    return found && { name: words.attributes[found.name], value: found.value };
  };
}
