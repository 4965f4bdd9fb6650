import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useFrameWords } from '../frame/frame-words.ts';
import { signedOut, type Account } from '../../shared/session/session-store.ts';
import { FarmerSignIn } from './farmer-sign-in.tsx';
import { StaffSignIn } from './staff-sign-in.tsx';

/** Over the page as it stands: what was typed there stays. */
export function SignInAgain({ account }: { account: Account }) {
  const words = useFrameWords();
  return (
    <Dialog title={words.signInAgain} onClose={signedOut} mustAnswer>
      <p>{words.signInAgainText}</p>
      {account.kind === 'farmer' ? <FarmerSignIn /> : <StaffSignIn />}
      <Button kind="quiet" wide onClick={signedOut}>
        {words.leave}
      </Button>
    </Dialog>
  );
}
