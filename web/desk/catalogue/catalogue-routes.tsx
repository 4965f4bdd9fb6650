import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { AgreementPage } from './agreement-page.tsx';
import { AgreementsPage } from './agreements-page.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { DatasetPage } from './dataset-page.tsx';
import { NewVersionPage } from './new-version-page.tsx';
import './catalogue.css';

/** The data catalogue and the agreements it rests on. */
export function CatalogueRoutes() {
  return (
    <Switch>
      <Route path="/catalogue" component={CataloguePage} />
      <Route path="/catalogue/:dataset/new-version">
        {({ dataset }) => <NewVersionPage dataset={dataset} />}
      </Route>
      <Route path="/catalogue/:dataset">{({ dataset }) => <DatasetPage dataset={dataset} />}</Route>
      <Route path="/agreements" component={AgreementsPage} />
      <Route path="/agreements/:agreementId">
        {({ agreementId }) => <AgreementPage agreementId={agreementId} />}
      </Route>
      <Route component={AbsentPage} />
    </Switch>
  );
}
