import { Notice } from '../../kit/notice.tsx';
import { useAccount, useSession } from '../../shared/session/use-session.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { SignOut } from '../mine/sign-out.tsx';
import { useAgentWords } from './agent-words.ts';

/** What a village desk's staff may do, by their permissions. */
export function AgentPage() {
  const words = useAgentWords();
  const account = useAccount();
  const { assistanceOver } = useSession();
  const may = (permission: string) => account.permissions.includes(permission);
  return (
    <Page title={words.title}>
      <p>{words.lead(account.name)}</p>
      {assistanceOver !== undefined && (
        <Notice tone="warning" title={words.over(assistanceOver)} live="now" />
      )}
      <nav aria-label={words.title}>
        {may('identity.assist') && (
          <>
            <Door href="/agent/assist" title={words.assist} text={words.assistText} />
            <Door href="/agent/accounts" title={words.open} text={words.openText} />
          </>
        )}
        {may('consent.witness') && (
          <Door href="/agent/witness" title={words.witness} text={words.witnessText} />
        )}
      </nav>
      <SignOut />
    </Page>
  );
}
