import { DAY } from '../../kernel/clock.ts';
import { absent } from '../../kernel/problem.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  afterApproval,
  AGREEMENT_TRANSITIONS,
  checkEyes,
  checkReason,
  checkSide,
  type Agreement,
  type AgreementState,
  type Decider,
  type Side,
} from './agreement.ts';
import { addEvent, agreementInForce, changeAgreement, findAgreement } from './agreement-store.ts';
import { recheck } from './propose-agreement.ts';

/** One side's decision about one version. */
export interface Decision {
  id: string;
  side: Side;
  by: Decider;
  reason?: string;
  now: number;
}

/**
 * Approves for one side. With the second approval the version is in force and the one before is superseded: files may
 * name it until the grace window ends. The document is read anew, so that nothing prohibited comes in force.
 */
export async function approveAgreement(tx: Tx, decision: Decision): Promise<Agreement> {
  const agreement = await decidable(tx, decision);
  const state = afterApproval(agreement.state, decision.side);
  checkEyes(agreement, decision.by);
  await recheck(tx, agreement);
  const approver =
    decision.side === 'agency' ? { agencyApprover: decision.by.id } : { countyApprover: decision.by.id };
  await tell(tx, agreement, `approved-by-${decision.side}`, decision);
  if (state !== 'in-force') return changeAgreement(tx, agreement, { state, ...approver });
  await supersede(tx, agreement, decision);
  await tell(tx, agreement, 'in-force', decision);
  return changeAgreement(tx, agreement, { state, ...approver, inForceAt: decision.now });
}

/** Refuses a version that waits; the reason is kept. */
export async function refuseAgreement(tx: Tx, decision: Decision): Promise<Agreement> {
  return close(tx, decision, 'refused');
}

/** Ends what is in force without a successor: no file is taken any more, records and history stay readable. */
export async function endAgreement(tx: Tx, decision: Decision): Promise<Agreement> {
  return close(tx, decision, 'ended');
}

async function close(tx: Tx, decision: Decision, to: 'refused' | 'ended'): Promise<Agreement> {
  const agreement = await decidable(tx, decision);
  const state = advance(AGREEMENT_TRANSITIONS, agreement.state, to);
  const reason = checkReason(decision.reason ?? '');
  await tell(tx, agreement, state, { ...decision, reason });
  return changeAgreement(tx, agreement, { state, endedAt: decision.now });
}

async function decidable(tx: Tx, { id, side, by }: Decision): Promise<Agreement> {
  const agreement = await findAgreement(tx, id);
  if (!agreement) throw absent('agreement');
  checkSide(agreement, side, by);
  return agreement;
}

async function supersede(tx: Tx, by: Agreement, decision: Decision): Promise<void> {
  const before = await agreementInForce(tx, by.datasetId);
  if (!before) return;
  const acceptedUntil = decision.now + by.graceDays * DAY;
  await changeAgreement(tx, before, {
    state: advance(AGREEMENT_TRANSITIONS, before.state, 'superseded'),
    endedAt: decision.now,
    acceptedUntil,
  });
  await tell(tx, before, 'superseded', decision);
}

function tell(
  tx: Tx,
  { id, datasetId }: Agreement,
  kind: AgreementState,
  { side, by, reason, now }: Decision,
): Promise<void> {
  return addEvent(tx, {
    agreementId: id,
    datasetId,
    kind,
    side,
    actor: by.id,
    reason: reason?.trim() ?? null,
    at: now,
  });
}
