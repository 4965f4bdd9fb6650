import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { CaseKind } from '../people/link-table.ts';
import { needsSecondPerson, sidesOfCases } from './case-sides.ts';
import { caseById, listCases, countCases, type CaseFilter, type CaseView } from './case-view.ts';
import { decideCase } from './decide-case.ts';
import { probabilityPpm } from './expected-gain.ts';
import type { ReviewNeeds } from './review-needs.ts';

/** As many cases as one person can answer for at once. */
export const BULK_LIMIT = 50;

export interface BulkAsk {
  kind: CaseKind;
  verdict: 'same' | 'different';
  villageCode?: string;
  fromPpm: number;
  toPpm: number;
}

export interface BulkPreview {
  cases: CaseView[];
  /** Cases of the filter beyond the limit. */
  left: number;
  needSecond: number;
}

/** The cases that a bulk would decide: open, held by nobody else, and in no need of a second person. */
export async function previewBulk(
  tx: Tx,
  needs: ReviewNeeds,
  ask: BulkAsk & { actor: string },
): Promise<BulkPreview> {
  const now = needs.clock.now();
  const filter: CaseFilter = {
    now,
    state: 'open',
    kind: ask.kind,
    weight: { fromCb: weightAt(ask.fromPpm), toCb: weightAt(ask.toPpm) },
    ...(ask.villageCode === undefined ? {} : { villageCode: ask.villageCode }),
  };
  const { items } = await listCases(tx, filter, { limit: BULK_LIMIT });
  const free = items.filter(({ heldBy }) => heldBy === null || heldBy === ask.actor);
  const sides = await sidesOfCases(tx, needs, free);
  const cases: CaseView[] = [];
  for (const one of free) {
    const own = sides.get(one.id);
    if (ask.verdict === 'different' || !own || !(await needsSecondPerson(tx, one, own))) cases.push(one);
  }
  const total = await countCases(tx, filter);
  return { cases, left: total - items.length, needSecond: free.length - cases.length };
}

export type BulkLeft = { caseId: string; code: 'not-open' | 'claimed' | 'needs-second' | 'not-found' };

/** Decides each of the cases that still can be decided, one decision each; names the others and why. */
export async function decideBulk(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { caseIds: readonly string[]; verdict: 'same' | 'different'; reason: string; actor: string },
): Promise<{ decided: string[]; left: BulkLeft[] }> {
  const bulkId = newId('rvb');
  const decided: string[] = [];
  const left: BulkLeft[] = [];
  // In the order of ids, so that two bulks never wait for each other.
  for (const caseId of [...ask.caseIds].sort()) {
    const code = await hindrance(tx, needs, { caseId, verdict: ask.verdict, actor: ask.actor });
    if (code) {
      left.push({ caseId, code });
      continue;
    }
    const { actor, verdict, reason } = ask;
    await decideCase(tx, needs, { caseId, actor, verdict, reason, bulkId });
    decided.push(caseId);
  }
  return { decided, left };
}

async function hindrance(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { caseId: string; verdict: 'same' | 'different'; actor: string },
): Promise<BulkLeft['code'] | undefined> {
  const found = await caseById(tx, ask.caseId, needs.clock.now());
  if (!found) return 'not-found';
  if (found.state !== 'open') return 'not-open';
  if (found.heldBy !== null && found.heldBy !== ask.actor) return 'claimed';
  if (ask.verdict === 'different') return undefined;
  const sides = (await sidesOfCases(tx, needs, [found])).get(found.id);
  return sides && (await needsSecondPerson(tx, found, sides)) ? 'needs-second' : undefined;
}

/** The least weight whose probability reaches `ppm`; beyond any weight at the ends. */
function weightAt(ppm: number): number {
  if (ppm <= 0) return -1_000_000;
  if (ppm >= 1_000_000) return 1_000_000;
  const guess = Math.round(100 * Math.log2(ppm / (1_000_000 - ppm)));
  return probabilityPpm(guess) >= ppm ? guess : guess + 1;
}
