import type { SendMessage } from '../../modules/identity/index.ts';
import { isProblem } from '../../modules/kernel/problem.ts';
import type { Process } from '../process.ts';
import { createDemoMessages } from './messages.ts';
import { readDemoState, writeDemoState } from './marker.ts';
import { DEMO_ADMINISTRATOR } from './people.ts';
import { seedDemo } from './seed.ts';
import { signInHints } from './sign-in-hints.ts';

type Say = (text: string) => void;

/** The demo of a process: its message port, and the county that is made at the first start. */
export interface Demo {
  sendMessage: SendMessage;
  /** Makes the county when there is none yet; answers the sign-in hints. */
  prepare: (built: Process, port: number, say: Say) => Promise<string>;
}

export function createDemo(print: SendMessage): Demo {
  const messages = createDemoMessages(print);
  return {
    sendMessage: messages.send,
    prepare: async (built, port, say) => {
      const before = readDemoState(built.config);
      if (before.state === 'none') {
        if (!(await enrolled(built))) {
          messages.startPrinting();
          return '\n  This database is in use: no demo was made in it.\n';
        }
        writeDemoState(built.config, { state: 'seeding' });
        const farmers = await seedDemo({
          baseUrl: `http://127.0.0.1:${String(port)}`,
          households: built.config.demoHouseholds,
          messages,
          now: built.clock.now(),
          tell: (line) => {
            say(`  ${line} …\n`);
          },
        });
        writeDemoState(built.config, {
          state: 'ready',
          farmers: farmers.map(({ name, phone }) => ({ name, phone })),
        });
      }
      messages.startPrinting();
      const after = readDemoState(built.config);
      return signInHints(port, after.state === 'ready' ? after.farmers : []);
    },
  };
}

/** False when the database has users already: it is somebody's own and stays untouched. */
async function enrolled(built: Process): Promise<boolean> {
  try {
    await built.identity.enrolAdministrator(built.inTransaction, DEMO_ADMINISTRATOR);
    return true;
  } catch (error) {
    if (isProblem(error, 'already-enrolled')) return false;
    throw error;
  }
}
