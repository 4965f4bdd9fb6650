import { startApp } from '../shared/page/start-app.tsx';
import { DeskApp } from './desk-app.tsx';

startApp('/desk', <DeskApp />);
