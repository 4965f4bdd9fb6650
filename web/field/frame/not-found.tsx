import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from './page.tsx';
import { useFrameWords } from './frame-words.ts';

export function NotFound() {
  const words = useFrameWords();
  return (
    <Page title={words.notFound}>
      <EmptyState
        title={words.notFoundText}
        action={
          <Link href="/" className="k-button k-button-primary">
            {words.toHome}
          </Link>
        }
      />
    </Page>
  );
}
