import { Link } from 'wouter';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useMyFileWords } from './my-file-words.ts';

/** One value about me: large, its source in one sentence, and the button that says it is wrong. */
export function ValueCard({ of: value }: { of: Schema<'FileValue'> }) {
  const words = useMyFileWords();
  const wording = useWording();
  const name = words.attributes[value.name];
  const { source } = value;
  return (
    <li className="k-card">
      <h3 className="f-value-name">{name}</h3>
      <p className="f-value">{value.value}</p>
      <p className="k-muted k-small">
        {words.source(wording(source.agency.name), dateText(source.receivedAt), dateText(source.since))}{' '}
        {words.linked[value.linkedBy]} {value.others > 0 && words.others(value.others)}
      </p>
      <Wrong
        of={{ recordId: source.recordId, column: source.column, name }}
        {...(value.objection ? { objection: value.objection } : {})}
      />
    </li>
  );
}

interface WrongProps {
  of: { recordId: string; column: string; name: string };
  objection?: Schema<'OpenObjectionRef'>;
}

/** The way to object, or that there is an objection already. */
export function Wrong({ of: value, objection }: WrongProps) {
  const words = useMyFileWords();
  if (objection)
    return (
      <Link href="/credit/objections" className="f-frozen">
        <StatusTag tone="warning">{words.frozen}</StatusTag>
      </Link>
    );
  return (
    <Link href={`/credit/data/${value.recordId}/${value.column}`} className="k-button">
      <span aria-hidden="true">{words.wrong}</span>
      <span className="k-unseen">{words.wrongOf(value.name)}</span>
    </Link>
  );
}
