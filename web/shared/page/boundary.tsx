import { Component, type ReactNode } from 'react';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useProblemWords } from '../words/problem-words.ts';

interface Props {
  children: ReactNode;
}

/**
 * What a page shows instead of nothing when it breaks: most often a part of the app could not be fetched for lack of
 * network. Give it a `key` that changes with the page, so that another page starts anew.
 */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const words = useProblemWords();
  return (
    <>
      <h1>{words.headline}</h1>
      <Notice tone="danger" live="now" title={words.broken}>
        <Button
          onClick={() => {
            location.reload();
          }}
        >
          {words.reload}
        </Button>
      </Notice>
    </>
  );
}
