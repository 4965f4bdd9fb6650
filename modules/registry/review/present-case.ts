import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { needsSecondPerson, sidesOfCases, type Side, type Sides } from './case-sides.ts';
import type { CaseView } from './case-view.ts';
import { probabilityPpm } from './expected-gain.ts';
import type { ReviewNeeds } from './review-needs.ts';

type Schemas = components['schemas'];
type Summary = Schemas['LinkCaseSummary'];

/** Cases as the queue shows them, for one clerk. */
export async function presentCases(
  tx: Tx,
  needs: ReviewNeeds,
  about: { cases: readonly CaseView[]; actor: string },
): Promise<Summary[]> {
  const { cases, actor } = about;
  const sides = await sidesOfCases(tx, needs, cases);
  const holders = cases.flatMap(({ heldBy }) => heldBy ?? []);
  const names = await needs.identity.userNames(tx, [...new Set(holders)]);
  const now = needs.clock.now();
  const summaries: Summary[] = [];
  for (const found of cases) {
    const own = sides.get(found.id);
    if (!own) continue;
    const needsSecond = await needsSecondPerson(tx, found, own);
    summaries.push(summaryOf({ found, sides: own, needs, needsSecond, now, actor, names }));
  }
  return summaries;
}

interface Shown {
  found: CaseView;
  sides: Sides;
  needs: ReviewNeeds;
  needsSecond: boolean;
  now: number;
  actor: string;
  names: ReadonlyMap<string, string>;
}

function summaryOf({ found, sides, needs, needsSecond, now, actor, names }: Shown): Summary {
  const summary: Summary = {
    id: found.id,
    kind: found.kind,
    state: found.state,
    left: sideName(sides.left, needs),
    right: sideName(sides.right, needs),
    weightCb: found.weightCb,
    probabilityPpm: probabilityPpm(found.weightCb),
    gain: found.gain,
    openedAt: isoInstant(found.openedAt),
    dueAt: isoInstant(found.dueAt),
    overdue: found.dueAt <= now && found.state === 'open',
    needsSecond,
  };
  if (found.heldBy !== null && found.heldUntil !== null)
    summary.claim = {
      byMe: found.heldBy === actor,
      byName: names.get(found.heldBy) ?? found.heldBy,
      until: isoInstant(found.heldUntil),
    };
  return summary;
}

function sideName(side: Side, needs: ReviewNeeds): Schemas['LinkSideName'] {
  const villageName = side.villageCode === undefined ? '' : needs.villageName(side.villageCode);
  return { name: side.name, records: side.records, ...(villageName === '' ? {} : { villageName }) };
}
