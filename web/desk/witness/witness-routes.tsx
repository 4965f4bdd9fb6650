import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { CapturesPage } from './captures-page.tsx';

/** Pages of whoever witnesses or confirms assisted consents. */
export function WitnessRoutes() {
  return (
    <Switch>
      <Route path="/captures" component={CapturesPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
