import { startApp } from '../shared/page/start-app.tsx';
import { FieldApp } from './field-app.tsx';
import { keepShell } from './keep-shell.ts';
import { startQueue } from './queue/queue.ts';

startApp('/field', <FieldApp />);
startQueue();
keepShell();
