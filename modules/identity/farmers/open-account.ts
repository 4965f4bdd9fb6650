import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import { findFarmer, insertFarmer, renewPhone } from './farmer-store.ts';
import type { FarmerRow } from './farmer-table.ts';
import { subjectOfAgent, type FindSubject } from './subject.ts';

interface Needs {
  clock: Clock;
  vault: Vault;
  findSubject: FindSubject;
}

/**
 * A village agent opens a farmer's account, or gives it a new phone. 404 outside the agent's area, 409 `phone-taken`
 * when another account uses the phone.
 */
export async function openAccount(
  tx: Tx,
  needs: Needs,
  agent: Actor,
  asked: { idNumber: string; name: string; phone: string },
): Promise<FarmerRow> {
  const subject = await subjectOfAgent(tx, needs, agent, asked);
  const phoneLookup = needs.vault.lookup('phone', asked.phone);
  const holder = await findFarmer(tx, { phoneLookup });
  if (holder && holder.personId !== subject.personId) throw phoneTaken();
  const known = await findFarmer(tx, { personId: subject.personId });
  const id = known?.id ?? newId('frm');
  const row: FarmerRow = {
    id,
    personId: subject.personId,
    name: subject.name,
    phoneSealed: needs.vault.seal(asked.phone, `identity_farmer|phone|${id}`),
    phoneLookup,
    state: 'active',
    openedBy: agent.id,
    openedAt: needs.clock.now(),
  };
  if (known) await renewPhone(tx, id, row);
  else if (!(await insertedOnce(() => insertFarmer(tx, row)))) throw phoneTaken();
  return row;
}

/** A phone as it may be shown: `138****8000`. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function phoneTaken(): Error {
  return conflict('phone-taken', 'Another account uses this phone.');
}
