import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../frame/page.tsx';
import { useListingWords } from './listing-words.ts';

/** Listed, or kept on this device until there is a network; and where to go from here. */
export function ListingOutcome({ kind, onAgain }: { kind: 'listed' | 'kept'; onAgain: () => void }) {
  const words = useListingWords();
  const listed = kind === 'listed';
  return (
    <Page key="outcome" title={listed ? words.sentTitle : words.keptTitle} back="/sell">
      <Notice tone={listed ? 'ok' : 'info'} live="polite" title={listed ? words.sentText : words.keptText} />
      <div className="f-actions">
        <Link href={listed ? '/sell' : '/queue'} className="k-button k-button-primary k-button-wide">
          {listed ? words.toListings : words.toQueue}
        </Link>
        <Button wide onClick={onAgain}>
          {words.oneMore}
        </Button>
      </div>
    </Page>
  );
}
