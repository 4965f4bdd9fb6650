import { Dialog } from '../kit/dialog.tsx';
import { Skeleton } from '../kit/skeleton.tsx';
import type { Account } from '../shared/session/session-store.ts';
import { useSession } from '../shared/session/use-session.ts';
import { DeskRoutes } from './desk-routes.tsx';
import { Shell } from './shell/shell.tsx';
import { SignInForm } from './shell/sign-in-form.tsx';
import { SignInPage } from './shell/sign-in-page.tsx';
import { useDeskWords } from './shell/desk-words.ts';

/** The staff's app: nothing before the sign-in; an expired session signs in again over the page as it stands. */
export function DeskApp() {
  const { status, own } = useSession();
  if (status === 'unknown')
    return (
      <main>
        <Skeleton />
      </main>
    );
  if (own === undefined) return <SignInPage />;
  return <SignedIn key={own.account.id} account={own.account} expired={status === 'expired'} />;
}

function SignedIn({ account, expired }: { account: Account; expired: boolean }) {
  const words = useDeskWords();
  return (
    <>
      <Shell account={account}>
        <DeskRoutes account={account} />
      </Shell>
      {expired && (
        <Dialog title={words.expiredTitle} mustAnswer onClose={() => undefined}>
          <p>{words.expiredText}</p>
          <SignInForm />
          <p className="k-muted">{words.otherPerson}</p>
        </Dialog>
      )}
    </>
  );
}
