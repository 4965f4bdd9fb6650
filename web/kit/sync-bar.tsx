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
  const online = useOnline();
  const silent = online && !slow && waiting === 0;
  return (
    <div role="status" className={silent ? undefined : 'k-sync'}>
      {!silent && (
        <>
          <Icon name={online ? 'clock' : 'alert'} /> <Network online={online} slow={slow} />{' '}
          <Waiting waiting={waiting} href={href} />
        </>
      )}
    </div>
  );
}

function Network({ online, slow }: { online: boolean; slow: boolean }) {
  const words = useKitWords();
  if (!online) return words.offline;
  return slow ? words.slow : null;
}

function Waiting({ waiting, href }: { waiting: number; href: string | undefined }) {
  const words = useKitWords();
  if (waiting === 0) return null;
  const text = words.waitingToSend(waiting);
  return href === undefined ? text : <a href={href}>{text}</a>;
}
