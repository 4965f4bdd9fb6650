import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { Skeleton } from '../kit/skeleton.tsx';
import {
  actingAccount,
  signedOut,
  type Account,
  type SessionState,
} from '../shared/session/session-store.ts';
import { Boundary } from '../shared/page/boundary.tsx';
import { useSession } from '../shared/session/use-session.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Button } from '../kit/button.tsx';
import { LinkButton } from '../kit/link-button.tsx';
import { AgentRoutes, FarmerRoutes } from './routes.tsx';
import { Frame } from './frame/frame.tsx';
import { Page } from './frame/page.tsx';
import { useFrameWords } from './frame/frame-words.ts';
import { SignInAgain } from './sign-in/sign-in-again.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

/** The app by who is there: nobody, a farmer (alone or assisted), a village desk, or staff who belong to the desk. */
export function FieldApp() {
  const session = useSession();
  const account = actingAccount(session);
  if (account === undefined) {
    return <Frame>{session.status === 'unknown' ? <Loading /> : <SignInPage />}</Frame>;
  }
  return <SignedIn key={account.id} account={account} session={session} />;
}

function SignedIn({ account, session }: { account: Account; session: SessionState }) {
  const [path] = useLocation();
  const farmer = account.kind === 'farmer';
  return (
    <Frame tabs={farmer}>
      <Boundary key={path}>
        <Suspense fallback={<Loading />}>
          {farmer ? <FarmerRoutes /> : <StaffPages account={account} />}
        </Suspense>
      </Boundary>
      {session.status === 'expired' && session.own && <SignInAgain account={session.own.account} />}
    </Frame>
  );
}

/** While a part of the app is fetched; the page has a heading all the same. */
function Loading() {
  const words = useFrameWords();
  return (
    <>
      <h1 className="k-unseen">{words.product}</h1>
      <Skeleton />
    </>
  );
}

const VILLAGE_PERMISSIONS = ['identity.assist', 'consent.witness'];

function StaffPages({ account }: { account: Account }) {
  const words = useFrameWords();
  if (VILLAGE_PERMISSIONS.some((one) => account.permissions.includes(one))) return <AgentRoutes />;
  return (
    <Page title={words.noAccess}>
      <EmptyState
        title={words.noAccessText(account.name)}
        action={
          <div className="f-actions">
            <LinkButton kind="primary" wide href="/desk/">
              {words.toDesk}
            </LinkButton>
            <Button wide onClick={signedOut}>
              {words.signOut}
            </Button>
          </div>
        }
      />
    </Page>
  );
}
