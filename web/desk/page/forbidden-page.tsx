import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { useProblemWords } from '../../shared/words/problem-words.ts';
import { useDeskWords } from '../shell/desk-words.ts';
import { Page } from './page.tsx';

/** 403: the account lacks the permission of this page. */
export function ForbiddenPage() {
  const words = useDeskWords();
  const problems = useProblemWords();
  return (
    <Page title={words.forbiddenTitle}>
      <EmptyState
        title={words.forbiddenTitle}
        action={
          <Link href="/" asChild>
            <LinkButton kind="primary">{words.toHome}</LinkButton>
          </Link>
        }
      >
        {problems.forbidden}
      </EmptyState>
    </Page>
  );
}
