import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Link } from 'wouter';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { ConsentStateTag } from './consent-state-tag.tsx';
import { useConsentWords } from './consent-words.ts';
import { waitsForMe } from './waits-for-me.ts';

/** Who asked, whom this person agreed to; what waits for an answer stands first. */
export function ConsentsPage() {
  const words = useConsentWords();
  const consents = server.useInfiniteQuery(
    'get',
    '/v1/me/consents',
    { params: { query: { limit: 20 } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.next },
  );
  return (
    <Page title={words.title} back="/credit">
      <p>{words.lead}</p>
      <Answer of={consents}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items);
          const items = [...all.filter(waitsForMe), ...all.filter((consent) => !waitsForMe(consent))];
          if (items.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
          return (
            <>
              <ul className="f-list">
                {items.map((consent) => (
                  <ConsentCard key={consent.id} of={consent} />
                ))}
              </ul>
              {consents.hasNextPage && (
                <Button wide busy={consents.isFetchingNextPage} onClick={() => void consents.fetchNextPage()}>
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

function ConsentCard({ of: consent }: { of: Schema<'MyConsent'> }) {
  const words = useConsentWords();
  const wording = useWording();
  return (
    <li>
      <Link
        href={`/consents/${consent.id}`}
        className={waitsForMe(consent) ? 'f-door f-door-urgent' : 'f-door'}
      >
        <span>
          <b>{consent.bank.name}</b>
          {wording(consent.purposeText)}
          <br />
          <span className="k-muted k-small">
            {words.untilWhen} {dateText(consent.consentExpiry)}
          </span>
          <br />
          <ConsentStateTag state={consent.state} />
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}
