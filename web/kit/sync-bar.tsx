import { useOnline } from '../shared/page/use-online.ts';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import './sync-bar.css';

interface Props {
  /** How many acts wait to be sent; 0 where nothing is queued. */
  waiting?: number;
  slow?: boolean;
  /** Where the waiting acts are listed. */
  href?: string;
}

/** Says in words when there is no network, when it is slow, and what waits to be sent; silent otherwise. */
export function SyncBar({ waiting = 0, slow = false, href }: Props) {
  const words = useKitWords();
  const online = useOnline();
  const text = !online ? words.offline : slow ? words.slow : '';
  const queued = waiting > 0 ? words.waitingToSend(waiting) : '';
  return (
    <div role="status" className={text === '' && queued === '' ? undefined : 'k-sync'}>
      {(text !== '' || queued !== '') && <Icon name={online ? 'clock' : 'alert'} />} {text}{' '}
      {queued !== '' && (href === undefined ? queued : <a href={href}>{queued}</a>)}
    </div>
  );
}
