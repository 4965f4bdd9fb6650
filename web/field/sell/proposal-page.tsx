import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { priceWords, weightWords } from '../../shared/formats/market.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { useWording } from '../../shared/words/wording.ts';
import { NotFound } from '../frame/not-found.tsx';
import { Page } from '../frame/page.tsx';
import { useProductName } from './catalogue.ts';
import { useSellWords } from './sell-words.ts';
import { waitsForSeller } from './waits-for-seller.ts';

type Proposal = Schema<'Proposal'>;

/** One offer: what the buyer takes, what the farmer gets, why; accept or decline. */
export function ProposalPage({ id }: { id: string }) {
  const words = useSellWords();
  const proposals = server.useQuery('get', '/v1/me/proposals', {});
  const found = proposals.data?.items.find((proposal) => proposal.id === id);
  if (proposals.data !== undefined && found === undefined) return <NotFound />;
  return (
    <Page title={words.offerTitle} back="/sell">
      <Answer of={proposals}>{() => found && <Offer of={found} />}</Answer>
    </Page>
  );
}

function Offer({ of: proposal }: { of: Proposal }) {
  const words = useSellWords();
  const wording = useWording();
  const open = waitsForSeller(proposal);
  return (
    <>
      <p>
        <StatusTag tone={open ? 'warning' : 'info'} icon={open ? 'clock' : 'info'}>
          {words.offerStates[proposal.state]}
        </StatusTag>
      </p>
      <Terms of={proposal} />
      <h2>{words.why}</h2>
      <p>{wording(proposal.explanation)}</p>
      <Decision of={proposal} open={open} />
    </>
  );
}

function Terms({ of: proposal }: { of: Proposal }) {
  const words = useSellWords();
  const { language } = usePreferences();
  const nameOf = useProductName();
  return (
    <SummaryList
      rows={[
        { label: words.buyer, value: proposal.buyer.name },
        { label: words.product, value: nameOf(proposal.productCode, proposal.productName) },
        { label: words.quantity, value: weightWords(proposal.quantity, language) },
        { label: words.gatePrice, value: priceWords(proposal.price, language) },
        { label: words.youGet, value: <b className="k-number">{money(proposal.sellerAmount)}</b> },
        {
          label: words.window,
          value: words.between(dateText(proposal.deliverFrom), dateText(proposal.deliverUntil)),
        },
        { label: words.expires, value: instantText(proposal.expiresAt) },
      ]}
    />
  );
}

function Decision({ of: proposal, open }: { of: Proposal; open: boolean }) {
  const words = useSellWords();
  const [asking, setAsking] = useState(false);
  const accept = server.useMutation('post', '/v1/proposals/{proposalId}/accept');
  const decline = server.useMutation('post', '/v1/proposals/{proposalId}/decline');
  const call = { params: { path: { proposalId: proposal.id } } };
  const close = () => {
    setAsking(false);
  };
  const failed = accept.error ?? decline.error;
  return (
    <>
      <Result of={accept.data ?? decline.data} />
      {failed !== null && <ProblemNotice problem={failed} own={words.problems} />}
      {open && (
        <div className="f-choices">
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {words.decline}
          </Button>
          <Button
            kind="primary"
            busy={accept.isPending}
            onClick={() => {
              accept.mutate(call, { onSettled: askAgain });
            }}
          >
            {words.accept}
          </Button>
        </div>
      )}
      {asking && (
        <Dialog title={words.declineTitle} onClose={close}>
          <p>{words.declineText}</p>
          <div className="f-choices">
            <Button onClick={close}>{words.keep}</Button>
            <Button
              busy={decline.isPending}
              onClick={() => {
                close();
                decline.mutate(call, { onSettled: askAgain });
              }}
            >
              {words.decline}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Result({ of: proposal }: { of: Proposal | undefined }) {
  const words = useSellWords();
  if (proposal === undefined) return null;
  const ordered = proposal.state === 'converted';
  const said = proposal.state === 'declined' ? words.declined : ordered ? words.ordered : words.accepted;
  return (
    <Notice tone="ok" title={said} live="polite">
      {ordered && <Link href="/sell/orders">{words.toOrders}</Link>}
    </Notice>
  );
}

function askAgain(): void {
  for (const path of ['/v1/me/proposals', '/v1/me/listings', '/v1/me/orders']) {
    void queryClient.invalidateQueries({ queryKey: ['get', path] });
  }
}
