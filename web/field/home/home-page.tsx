import { server } from '../../shared/api/client.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useAccount } from '../../shared/session/use-session.ts';
import { waitsForMe } from '../consents/waits-for-me.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { waitsForSeller } from '../sell/waits-for-seller.ts';
import { useHomeWords } from './home-words.ts';

/** What waits for this person, at most three cards; then the ways most often taken. */
export function HomePage() {
  const words = useHomeWords();
  const account = useAccount();
  return (
    <Page title={words.title(account.name)}>
      <section aria-label={words.waiting}>
        <Waiting />
      </section>
      <h2>{words.doors}</h2>
      <nav aria-label={words.doors}>
        <Door href="/credit" title={words.credit} text={words.creditText} />
        <Door href="/sell" title={words.sell} text={words.sellText} />
        <Door href="/credit/looks" title={words.looks} text={words.looksText} />
      </nav>
    </Page>
  );
}

function Waiting() {
  const words = useHomeWords();
  const consents = server.useQuery('get', '/v1/me/consents', {});
  const proposals = server.useQuery('get', '/v1/me/proposals', {});
  const unsettled = useQueue().filter((act) => act.state !== 'waiting').length;
  return (
    <Answer of={consents}>
      {({ items }) => {
        const asked = items.filter(waitsForMe);
        const offers = proposals.data?.items.filter(waitsForSeller) ?? [];
        const first = asked[0];
        const offer = offers[0];
        return (
          <>
            {first && (
              <Door
                urgent
                href={asked.length === 1 ? `/consents/${first.id}` : '/consents'}
                title={words.consents(asked.length)}
                text={words.consentsText}
              />
            )}
            {offer && (
              <Door
                urgent
                href={offers.length === 1 ? `/sell/proposals/${offer.id}` : '/sell'}
                title={words.proposals(offers.length)}
                text={words.proposalsText(money(offer.sellerAmount))}
              />
            )}
            {unsettled > 0 && (
              <Door urgent href="/queue" title={words.questions(unsettled)} text={words.questionsText} />
            )}
            {!first && !offer && unsettled === 0 && <p className="k-muted">{words.nothing}</p>}
          </>
        );
      }}
    </Answer>
  );
}
