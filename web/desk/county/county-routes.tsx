import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { LookUpPage } from './look-up-page.tsx';
import { ScoreRunsPage } from './score-runs-page.tsx';
import { WorkbenchPage } from './workbench-page.tsx';

/** Pages of the county office. */
export function CountyRoutes() {
  return (
    <Switch>
      <Route path="/county" component={WorkbenchPage} />
      <Route path="/county/look-up" component={LookUpPage} />
      <Route path="/county/score-runs" component={ScoreRunsPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
