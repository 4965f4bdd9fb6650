import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useAccount } from '../../shared/session/use-session.ts';
import { waitsForMe } from '../consents/waits-for-me.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { waitsForAnswer } from '../leads/waits-for-answer.ts';
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
  const leads = server.useQuery('get', '/v1/me/leads', {});
  const unsettled = useQueue().filter((act) => act.state !== 'waiting').length;
  return (
    <Answer of={consents}>
      {({ items }) => {
        const asked = items.filter(waitsForMe);
        const offers = proposals.data?.items.filter(waitsForSeller) ?? [];
        const questions = leads.data?.items.filter(waitsForAnswer).length ?? 0;
        const nothing = asked.length + offers.length + unsettled + questions === 0;
        return (
          <>
            <Asked by={asked} />
            <Offered by={offers} />
            {questions > 0 && (
              <Door urgent href="/leads" title={words.leads(questions)} text={words.leadsText} />
            )}
            {unsettled > 0 && (
              <Door urgent href="/queue" title={words.questions(unsettled)} text={words.questionsText} />
            )}
            {nothing && <p className="k-muted">{words.nothing}</p>}
          </>
        );
      }}
    </Answer>
  );
}

function Asked({ by: consents }: { by: Schema<'MyConsent'>[] }) {
  const words = useHomeWords();
  const first = consents[0];
  if (first === undefined) return null;
  return (
    <Door
      urgent
      href={consents.length === 1 ? `/consents/${first.id}` : '/consents'}
      title={words.consents(consents.length)}
      text={words.consentsText}
    />
  );
}

function Offered({ by: proposals }: { by: Schema<'Proposal'>[] }) {
  const words = useHomeWords();
  const first = proposals[0];
  if (first === undefined) return null;
  const fen = proposals.reduce((sum, { sellerAmount }) => sum + BigInt(sellerAmount.replace('.', '')), 0n);
  const digits = String(fen).padStart(3, '0');
  return (
    <Door
      urgent
      href={proposals.length === 1 ? `/sell/proposals/${first.id}` : '/sell'}
      title={words.proposals(proposals.length)}
      text={words.proposalsText(money(`${digits.slice(0, -2)}.${digits.slice(-2)}`))}
    />
  );
}
