import { existsSync } from 'node:fs';
import { generateCounty, type County } from '../../../modules/county/index.ts';
import { readConfig } from '../../../server/config.ts';
import { createDemo } from '../../../server/demo/demo.ts';
import { DEMO_PASSWORD } from '../../../server/demo/people.ts';
import { createLog } from '../../../server/log.ts';
import { buildProcess } from '../../../server/process.ts';
import { run } from '../../../server/run.ts';
import { makePlace } from '../../support/databases.ts';

const HOUSEHOLDS = 400;
const SEED = 7;

/** A person of the county who can be reached by phone. */
export type Farmer = County['farmers'][number];

/** The real program with its demo county, as a newcomer meets it after `npm start`, with a clock that can skip ahead. */
export interface DemoCounty {
  baseUrl: string;
  /** Those who can be reached by phone; the first agreed to a bank, the second is asked, the third refused. */
  farmers: readonly Farmer[];
  /** The password of every staff account. */
  password: string;
  /** The server's present instant. */
  now: () => number;
  /** Lets time pass: the present time runs on from there. */
  skip: (milliseconds: number) => void;
  /** The latest one-time code sent to a phone. */
  codeSentTo: (phone: string) => string;
  close: () => Promise<void>;
}

/** Starts it on an empty embedded database and a free port, answers held against the contract. */
export async function startDemoCounty(): Promise<DemoCounty> {
  if (!existsSync('web/dist/field/index.html'))
    throw new Error('first build the web side: npm run build:web');
  const place = await makePlace('sqlite');
  let skipped = 0;
  const now = (): number => Date.now() + skipped;
  const messages: { phone: string; text: string }[] = [];
  const demo = createDemo((message) => void messages.push(message));
  const settings = { PORT: '0', DATA_DIR: place.directory, DEMO: 'on', DEMO_HOUSEHOLDS: String(HOUSEHOLDS) };
  const built = await buildProcess(
    { ...readConfig(settings), database: place.config },
    {
      clock: { now },
      log: createLog('error'),
      sendMessage: demo.sendMessage,
      validateResponses: true,
    },
  );
  const running = await run(built);
  const close = async (): Promise<void> => {
    await running.stop();
    await place.remove();
  };
  try {
    await demo.prepare(built, running.port, () => undefined);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    baseUrl: `http://127.0.0.1:${String(running.port)}`,
    farmers: generateCounty({ households: HOUSEHOLDS, seed: SEED, write: () => undefined }).farmers,
    password: DEMO_PASSWORD,
    now,
    skip: (milliseconds) => {
      skipped += milliseconds;
    },
    codeSentTo: (phone) => {
      const text = messages.findLast((message) => message.phone === phone)?.text;
      const code = /\d{6}/.exec(text ?? '')?.[0];
      if (code === undefined) throw new Error('no code was sent to this phone');
      return code;
    },
    close,
  };
}
