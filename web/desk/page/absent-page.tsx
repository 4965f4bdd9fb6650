import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { useDeskWords } from '../shell/desk-words.ts';
import { Page } from './page.tsx';

/** 404: says why and leads home. */
export function AbsentPage() {
  const words = useDeskWords();
  return (
    <Page title={words.absentTitle}>
      <EmptyState
        title={words.absentTitle}
        action={
          <Link href="/" asChild>
            <LinkButton kind="primary">{words.toHome}</LinkButton>
          </Link>
        }
      >
        {words.absentText}
      </EmptyState>
    </Page>
  );
}
