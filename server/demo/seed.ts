import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { County } from '../../modules/county/index.ts';
import { chinaDate } from '../../modules/kernel/clock.ts';
import { writeCounty } from '../cli/county.ts';
import { createApi, type Api } from './api.ts';
import { askLeads } from './ask-leads.ts';
import { deliverFiles } from './deliver-files.ts';
import { lend } from './lend.ts';
import type { DemoMessages } from './messages.ts';
import { object } from './object.ts';
import { openAccounts, signInFarmer, type DemoFarmer } from './open-accounts.ts';
import { registerStaff, signIn } from './staff.ts';
import { trade } from './trade.ts';

const SEED = 7;
const FARMERS = 6;

interface Needs {
  baseUrl: string;
  households: number;
  messages: DemoMessages;
  /** The present instant, for the day of the files, terms and delivery windows. */
  now: number;
  /** Told what is being done, one short line each. */
  tell: (line: string) => void;
}

/**
 * Fills an empty installation with the invented county, through the server's own API alone: organisations and staff,
 * the agencies' files, scores, farmers' accounts, consents and a market round. Returns the farmers who may sign in.
 */
export async function seedDemo(needs: Needs): Promise<readonly DemoFarmer[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tianxin-county-'));
  const api = createApi(needs.baseUrl);
  try {
    needs.tell(`making the agency files of ${String(needs.households)} invented households`);
    const drawnUpOn = chinaDate(needs.now);
    const county = writeCounty({ households: needs.households, seed: SEED, drawnUpOn, directory });
    await registerStaff(
      api,
      county.townships.map((township) => township.code),
    );
    needs.tell(`delivering ${String(county.files.length)} files through the agencies' API`);
    await deliverFiles(api, county.files, directory);
    needs.tell('scoring the households');
    await scoreAll(api);
    needs.tell('checking the records of agencies against each other');
    await askLeads(api);
    needs.tell('opening accounts, asking for consents, clearing a market round');
    return await playScenes(api, county, needs);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function playScenes(api: Api, county: County, needs: Needs): Promise<readonly DemoFarmer[]> {
  const farmers = county.farmers.slice(0, FARMERS);
  await openAccounts(api, farmers);
  const cast = [];
  for (const farmer of farmers) {
    cast.push({ farmer, session: await signInFarmer(api, farmer.phone, needs.messages.codeSentTo) });
  }
  await lend(api, cast, needs.now);
  await trade(
    api,
    cast.map(({ session }) => session),
    { countyCode: county.countyCode, now: needs.now },
  );
  const [, , , fourth, fifth] = cast;
  if (fourth && fifth) await object(api, fourth.session, fifth.session);
  return farmers;
}

interface ScoreRun {
  runId: string;
  state: string;
}

async function scoreAll(api: Api): Promise<void> {
  const official = await signIn(api, 'county');
  let run = await official.post<ScoreRun>('/v1/credit/score-runs', {});
  while (run.state !== 'finished') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    run = await official.get<ScoreRun>(`/v1/credit/score-runs/${run.runId}`);
  }
}
