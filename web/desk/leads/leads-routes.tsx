import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { AgencyPage } from './agency-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { LeadPage } from './lead-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { RulesPage } from './rules-page.tsx';

/** Pages of the conflict leads: the county's, the regulator's figures, and what agencies are asked. */
export function LeadsRoutes() {
  return (
    <Switch>
      <Route path="/leads" component={QueuePage} />
      <Route path="/leads/:id">{({ id }) => <LeadPage key={id} id={id} />}</Route>
      <Route path="/lead-rules" component={RulesPage} />
      <Route path="/lead-figures" component={FiguresPage} />
      <Route path="/agency-leads" component={AgencyPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
