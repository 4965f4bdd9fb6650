import { Component, type ReactNode } from 'react';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';

interface Props {
  children: ReactNode;
}

/** A part of the page that failed to load or to render says so and offers to load it again; React wants a class here. */
export class FaultBoundary extends Component<Props, { fault?: unknown }> {
  override state: { fault?: unknown } = {};

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children;
    return (
      <ProblemNotice
        problem={this.state.fault}
        onRetry={() => {
          location.reload();
        }}
      />
    );
  }
}
