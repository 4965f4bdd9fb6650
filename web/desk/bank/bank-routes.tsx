import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { ConsentPage } from './consent-page.tsx';
import { ConsentsPage } from './consents-page.tsx';
import { InquiriesPage } from './inquiries-page.tsx';
import { InquiryPage } from './inquiry-page.tsx';
import { ModelsPage } from './models-page.tsx';
import { NewConsentPage } from './new-consent-page.tsx';
import { ReadAgainPage } from './read-again-page.tsx';

/** Pages of a bank's credit officer. */
export function BankRoutes() {
  return (
    <Switch>
      <Route path="/consents" component={ConsentsPage} />
      <Route path="/consents/new" component={NewConsentPage} />
      <Route path="/consents/:id">{({ id }) => <ConsentPage id={id} />}</Route>
      <Route path="/inquiry" component={InquiryPage} />
      <Route path="/inquiries" component={InquiriesPage} />
      <Route path="/inquiries/:id">{({ id }) => <ReadAgainPage id={id} />}</Route>
      <Route path="/models" component={ModelsPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
