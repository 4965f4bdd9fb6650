import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { priceWords, weightWords } from '../../shared/formats/market.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useProductName } from './catalogue.ts';
import { useSellWords } from './sell-words.ts';

type Listing = Schema<'Listing'>;

const TONES: Readonly<Record<Listing['state'], Tone | 'quiet'>> = {
  listed: 'ok',
  'partially-reserved': 'info',
  'sold-out': 'ok',
  withdrawn: 'quiet',
  expired: 'quiet',
};

/** One lot on sale: how much is left, at which price, what the last round did, and the way to stop. */
export function ListingCard({ of: listing }: { of: Listing }) {
  const words = useSellWords();
  const wording = useWording();
  const { language } = usePreferences();
  const nameOf = useProductName();
  const open = listing.state === 'listed' || listing.state === 'partially-reserved';
  return (
    <li className="k-card">
      <div className="f-card-head">
        <b>{nameOf(listing.productCode, listing.productName)}</b>
        <StatusTag tone={TONES[listing.state]}>{words.listingStates[listing.state]}</StatusTag>
      </div>
      <p>
        {words.total} {weightWords(listing.total, language)}
        <br />
        {words.free} {weightWords(listing.free, language)}
        <br />
        {words.price} {priceWords(listing.askPrice, language)}
        <br />
        {words.window} {words.between(dateText(listing.readyFrom), dateText(listing.readyUntil))}
      </p>
      {listing.note !== undefined && <p>{listing.note}</p>}
      {listing.lastOutcome && (
        <p className="k-small">
          <b>{words.lastRound}</b> {wording(listing.lastOutcome.explanation)}
        </p>
      )}
      {listing.assisted === true && <p className="k-muted k-small">{words.assisted}</p>}
      {open && <Withdraw of={listing} />}
    </li>
  );
}

function Withdraw({ of: listing }: { of: Listing }) {
  const words = useSellWords();
  const [asking, setAsking] = useState(false);
  const withdraw = server.useMutation('post', '/v1/listings/{listingId}/withdraw');
  const close = () => {
    setAsking(false);
  };
  const again = () => void queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/listings'] });
  const go = () => {
    const freePartOnly = listing.reserved.grams > 0;
    withdraw.mutate(
      {
        params: { path: { listingId: listing.id } },
        body: { version: listing.version, ...(freePartOnly ? { freePartOnly } : {}) },
      },
      { onSettled: again, onSuccess: close },
    );
  };
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.withdraw}
      </Button>
      {asking && (
        <Dialog title={words.withdrawTitle} onClose={close}>
          <p>{words.withdrawText}</p>
          {withdraw.isError && <ProblemNotice problem={withdraw.error} own={words.problems} />}
          <div className="f-choices">
            <Button onClick={close}>{words.keep}</Button>
            <Button kind="danger" busy={withdraw.isPending} onClick={go}>
              {words.withdraw}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
