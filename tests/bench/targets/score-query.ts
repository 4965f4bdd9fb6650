import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertConsent } from '../../../modules/consent/consents/consent-store.ts';
import type { ConsentRow } from '../../../modules/consent/consents/consent-table.ts';
import { insertInquiry } from '../../../modules/gateway/inquiries/inquiry-store.ts';
import { sealedAnswer } from '../../../modules/gateway/inquiries/score-answer.ts';
import { createAccessTokens } from '../../../modules/identity/index.ts';
import { DAY, MINUTE, systemClock } from '../../../modules/kernel/clock.ts';
import { newId } from '../../../modules/kernel/id.ts';
import { readConfig } from '../../../server/config.ts';
import { loadKeys } from '../../../server/keys.ts';
import { buildProcess, type Process } from '../../../server/process.ts';
import { run } from '../../../server/run.ts';
import { ANSWER, ready } from './target.ts';

const BANK = 'org_bench';
const CONSENTS = 500;

const directory = mkdtempSync(join(tmpdir(), 'tianxin-bench-'));
const config = readConfig({ ...process.env, PORT: '0', DATA_DIR: directory, DEMO: 'off' });
const process_ = await buildProcess(config);
const paths = await seed(process_);
const running = await run(process_);
const tokens = createAccessTokens({
  clock: systemClock,
  issuer: config.publicUrl,
  tokenKeys: loadKeys(config).tokens,
});
const client = { kind: 'client', id: 'cli_bench', organisationId: BANK, organisationKind: 'bank' } as const;
const { token } = tokens.issue(client, 10 * MINUTE);
process.on('message', (message) => {
  if (message === 'count') void count();
  if (message === 'stop') void stop();
});
ready({ port: running.port, paths, token });

/** How many readings stand in the log: every answered one must. */
async function count(): Promise<void> {
  const sql = `SELECT COUNT(*) AS many FROM audit_access WHERE action = 'score-read' AND decision = 'granted'`;
  const [row] = await process_.inTransaction((tx) => tx.query<{ many: number | string }[]>(sql));
  process.send?.({ recorded: Number(row?.many ?? 0) });
}

async function stop(): Promise<void> {
  await running.stop();
  rmSync(directory, { recursive: true, force: true });
  process.disconnect();
}

/** Active consents of one bank, each with a released answer. */
async function seed({ inTransaction }: Process): Promise<string[]> {
  const now = systemClock.now();
  const sealed = sealedAnswer(ANSWER.score);
  return inTransaction(async (tx) => {
    const made: string[] = [];
    for (let n = 0; n < CONSENTS; n += 1) {
      const consent = activeConsent(now, n);
      await insertConsent(tx, consent);
      const id = newId('inq');
      await insertInquiry(tx, {
        id,
        bankId: BANK,
        consentId: consent.id,
        personId: `per_bench${String(n)}`,
        householdId: `hh_bench${String(n)}`,
        scoreId: 'sco_bench',
        purpose: 'POST_LOAN',
        kind: 'soft',
        inquiredAt: now,
        answer: sealed.text,
        answerSha256: sealed.sha256,
      });
      made.push(`/v1/credit-scores/${id}`);
    }
    return made;
  });
}

function activeConsent(now: number, n: number): ConsentRow {
  return {
    id: newId('cst'),
    bankId: BANK,
    personId: `per_bench${String(n)}`,
    sealedName: 'not opened here',
    subjectKey: String(n).padStart(64, '0'),
    reference: null,
    purpose: 'POST_LOAN',
    fetchType: 'PERIODIC',
    dataTypes: ['credit-score', 'score-reasons', 'data-sources'],
    consentMode: 'VIEW',
    consentStart: now - DAY,
    consentExpiry: now + DAY,
    lookbackMonths: 60,
    frequency: { unit: 'DAY', value: 1 },
    dataLife: null,
    state: 'ACTIVE',
    stateReason: null,
    requestedAt: now - DAY,
    authoriseBy: now - DAY,
    authorisedAt: now - DAY,
    coolingOffUntil: null,
    endedAt: null,
    useCount: 1,
    lastUseAt: now,
    windowMs: DAY,
    windowLimit: 1,
    windowStart: now,
    windowCount: 1,
  };
}
