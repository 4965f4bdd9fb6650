import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { api } from '../../shared/api/client.ts';
import { signedOut } from '../../shared/session/session-store.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useMineWords } from './mine-words.ts';

/** Ends the session; asks first while something on this device is not sent. */
export function SignOut() {
  const words = useMineWords();
  const unsent = useQueue().length;
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Button
        wide
        onClick={() => {
          if (unsent > 0) setAsking(true);
          else void leave();
        }}
      >
        {words.signOut}
      </Button>
      {asking && (
        <Dialog title={words.unsentTitle} onClose={close}>
          <p>{words.unsentText(unsent)}</p>
          <div className="f-choices">
            <Button onClick={close}>{words.stay}</Button>
            <Button onClick={() => void leave()}>{words.leaveAnyway}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** The cookie ends at the server; without network this device forgets the account all the same. */
async function leave(): Promise<void> {
  await api.DELETE('/v1/sessions/current');
  signedOut();
}
