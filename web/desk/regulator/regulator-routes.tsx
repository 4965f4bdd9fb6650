import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { AccessLogPage } from './access-log-page.tsx';
import { AccessSummaryPage } from './access-summary-page.tsx';

/** Pages of the supervision. */
export function RegulatorRoutes() {
  return (
    <Switch>
      <Route path="/access-log" component={AccessLogPage} />
      <Route path="/access-summary" component={AccessSummaryPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
