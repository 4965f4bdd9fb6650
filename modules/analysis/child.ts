import { faultOf } from './fault.ts';
import type { FromChild, OpenWork, Progress, ToChild, Verbs } from './messages.ts';
import { openSession } from './session.ts';

/** The child process: opens a session, imports the worker module it is told, and does one call after another. */
let verbs: Verbs = {};

function send(message: FromChild): void {
  process.send?.(message);
}

function tell(progress: Progress): void {
  send({ kind: 'progress', progress });
}

async function obey(message: ToChild): Promise<unknown> {
  if (message.kind === 'open') {
    const session = await openSession(message.limits);
    const module = (await import(message.module)) as { openWork: OpenWork };
    verbs = module.openWork(session, tell);
    return undefined;
  }
  const verb = verbs[message.verb];
  if (!verb) throw new Error(`no verb ${message.verb}`);
  return verb(message.input as never);
}

process.on('message', (message: ToChild) => {
  obey(message).then(
    (result) => {
      send({ kind: 'done', result });
    },
    (error: unknown) => {
      send({ kind: 'failed', fault: faultOf(error) });
    },
  );
});

// Whoever asked is gone: nobody wants the answer.
process.on('disconnect', () => {
  process.exit(1);
});
