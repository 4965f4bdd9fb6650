import { startApp } from '../shared/page/start-app.tsx';
import { FieldApp } from './field-app.tsx';

startApp('/field', <FieldApp />);
