import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useLooksWords } from './looks-words.ts';

/** Every access to this person's file, newest first, also those that were refused. */
export function LooksPage() {
  const words = useLooksWords();
  const looks = server.useInfiniteQuery(
    'get',
    '/v1/me/disclosures',
    { params: { query: { limit: 20 } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.next },
  );
  return (
    <Page title={words.title} back="/credit">
      <p>{words.lead}</p>
      <Answer of={looks}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
          return (
            <>
              <ul className="f-list">
                {items.map((look) => (
                  <Look key={look.id} of={look} />
                ))}
              </ul>
              {looks.hasNextPage && (
                <Button wide busy={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
                  {words.more}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Look({ of: look }: { of: Schema<'MyDisclosure'> }) {
  const words = useLooksWords();
  const wording = useWording();
  const granted = look.decision === 'granted';
  return (
    <li className="k-card">
      <div className="f-card-head">
        <b>{look.who.organisationName}</b>
        <StatusTag tone={granted ? 'info' : 'quiet'} icon={granted ? 'ok' : 'cross'}>
          {granted ? words.granted : words.denied}
        </StatusTag>
      </div>
      <p>{wording(look.text)}</p>
      <p className="k-muted k-small">{instantText(look.at)}</p>
      {look.consentId !== undefined && <Link href={`/consents/${look.consentId}`}>{words.consent}</Link>}
    </li>
  );
}
