import { Link } from 'wouter';
import { LinkButton } from '../../kit/link-button.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { OtherColumns, RecordSource, traitsLine } from './record-card.tsx';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

/** What stands around one side: the record's other columns, the person's other records, the household. */
export function SideContext({ title, side }: { title: string; side: Schemas['LinkSide'] }) {
  const words = useReviewWords();
  return (
    <section className="k-card">
      <h2>{title}</h2>
      <h3>{words.household}</h3>
      <HouseholdOf household={side.household} />
      <h3>{words.otherColumns}</h3>
      <OtherColumns record={side.record} />
      {side.records.length > 0 && (
        <details>
          <summary>{words.otherRecords(side.records.length)}</summary>
          <ul>
            {side.records.map((record) => (
              <li key={record.recordId}>
                {traitsLine(record)}
                <br />
                <RecordSource record={record} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {side.personId !== undefined && (
        <Link href={`/review/persons/${side.personId}`} asChild>
          <LinkButton kind="quiet">{words.toPerson}</LinkButton>
        </Link>
      )}
    </section>
  );
}

/** A household and its members; says so where there is none. */
export function HouseholdOf({ household }: { household: Schemas['LinkHousehold'] | undefined }) {
  const words = useReviewWords();
  if (!household) return <p className="k-muted">{words.noHousehold}</p>;
  return (
    <>
      <p>{words.householdOf(household.villageName)}</p>
      <ul>
        {household.members.map((member) => (
          <li key={member.personId}>
            {member.name} · {words.relations[member.relation] ?? member.relation}
          </li>
        ))}
      </ul>
    </>
  );
}
