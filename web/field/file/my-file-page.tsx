import { EmptyState } from '../../kit/empty-state.tsx';
import { ListenButton } from '../../kit/listen-button.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { Holdings } from './holdings.tsx';
import { useMyFileWords } from './my-file-words.ts';
import { ValueCard } from './value-card.tsx';
import './file.css';

/** Every value about this person and household, where it comes from, and a way to say that it is wrong. */
export function MyFilePage() {
  const words = useMyFileWords();
  const file = server.useQuery('get', '/v1/me/file');
  return (
    <Page title={words.title} back="/credit">
      <p>{words.lead}</p>
      <Door href="/credit/objections" title={words.objections} text={words.objectionsText} />
      <Answer of={file}>
        {(mine) =>
          mine.holdings.length === 0 ? (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          ) : (
            <File of={mine} />
          )
        }
      </Answer>
    </Page>
  );
}

function File({ of: mine }: { of: Schema<'MyFile'> }) {
  const words = useMyFileWords();
  const spoken = useSpokenFile(mine);
  return (
    <>
      <ListenButton text={spoken} />
      <h2>{words.aboutMe}</h2>
      <ul className="f-list">
        {mine.values.map((value) => (
          <ValueCard key={value.name} of={value} />
        ))}
      </ul>
      {mine.household && <Household of={mine.household} />}
      <h2>{words.holdings}</h2>
      <Holdings of={mine.holdings} />
    </>
  );
}

function Household({ of: household }: { of: NonNullable<Schema<'MyFile'>['household']> }) {
  const words = useMyFileWords();
  return (
    <section className="k-card" aria-labelledby="my-household">
      <h2 id="my-household">{words.household}</h2>
      <p>
        {words.size(household.villageName, household.size)}
        <br />
        <span className="k-muted">{words.number(household.number)}</span>
      </p>
      <ul className="f-plain">
        {household.members.map((member, index) => (
          <li key={`${member.name}-${String(index)}`}>
            {member.name}
            {member.me && words.me}
            {member.head && <span className="k-muted"> · {words.head}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The file as it is read aloud: each value, then where it comes from. */
function useSpokenFile({ values, household }: Schema<'MyFile'>): string {
  const words = useMyFileWords();
  const wording = useWording();
  const lines = values.map(({ name, value, source, linkedBy }) => {
    const from = words.source(
      wording(source.agency.name),
      dateText(source.receivedAt),
      dateText(source.since),
    );
    return `${words.attributes[name]}：${value}。${from}${words.linked[linkedBy]}`;
  });
  const home = household
    ? [`${words.household}：${words.size(household.villageName, household.size)}。`]
    : [];
  return [...lines, ...home].join('\n');
}
