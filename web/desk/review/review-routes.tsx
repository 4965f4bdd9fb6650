import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { BulkPage } from './bulk-page.tsx';
import { CasePage } from './case-page.tsx';
import { DecisionsPage } from './decisions-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { FindPersonPage } from './find-person-page.tsx';
import { PersonPage } from './person-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { SamplesPage } from './samples-page.tsx';

/** Pages of link review. */
export function ReviewRoutes() {
  return (
    <Switch>
      <Route path="/review" component={QueuePage} />
      <Route path="/review/bulk" component={BulkPage} />
      <Route path="/review/cases/:caseId" component={CasePage} />
      <Route path="/review/proposals" component={ProposalsPage} />
      <Route path="/review/persons" component={FindPersonPage} />
      <Route path="/review/persons/:personId" component={PersonPage} />
      <Route path="/review/samples" component={SamplesPage} />
      <Route path="/review/decisions" component={DecisionsPage} />
      <Route path="/review-figures" component={FiguresPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
