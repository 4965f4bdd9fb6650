import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useMyFileWords } from './my-file-words.ts';
import { Wrong } from './value-card.tsx';

/** What each agency holds: its records about me and the household, value by value. */
export function Holdings({ of: holdings }: { of: Schema<'MyFile'>['holdings'] }) {
  return (
    <ul className="f-list">
      {holdings.map((holding) => (
        <Held key={holding.dataset} of={holding} />
      ))}
    </ul>
  );
}

function Held({ of: holding }: { of: Schema<'Holding'> }) {
  const words = useMyFileWords();
  const wording = useWording();
  const more = holding.records - holding.items.length;
  return (
    <li className="k-card">
      <h3 className="f-value-name">{wording(holding.agency.name)}</h3>
      <p>
        {wording(holding.title)} · {words.records(holding.records)}
        <br />
        <span className="k-muted k-small">{words.updatedAt(dateText(holding.updatedAt))}</span>
      </p>
      {holding.items.map((record) => (
        <HeldRecord key={record.recordId} of={record} />
      ))}
      {holding.items.length === 0 && <p className="k-muted k-small">{words.onlyOthers}</p>}
      {holding.items.length > 0 && more > 0 && <p className="k-muted k-small">{words.moreRecords(more)}</p>}
    </li>
  );
}

function HeldRecord({ of: record }: { of: Schema<'HeldRecord'> }) {
  const words = useMyFileWords();
  const wording = useWording();
  return (
    <details className="f-details">
      <summary>{words.record(dateText(record.since))}</summary>
      <p className="k-muted k-small">{words.linked[record.linkedBy]}</p>
      <ul className="f-plain">
        {record.values.map(({ column, title, value, objection }) => (
          <li key={column} className="f-held-value">
            <span>
              <span className="k-muted">{wording(title)}</span>
              <br />
              {value}
            </span>
            <Wrong
              of={{ recordId: record.recordId, column, name: wording(title) }}
              {...(objection ? { objection } : {})}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
