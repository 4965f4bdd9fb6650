import type { Tx } from '../../kernel/transaction.ts';
import type { ConsentNeeds } from '../index.ts';
import { CONSENT_TABLE, standing } from './consent-state.ts';
import { consentsIn } from './consent-store.ts';
import type { ConsentState } from './consent.ts';
import { endConsent } from './end-by-bank.ts';

const OPEN = (Object.keys(CONSENT_TABLE) as ConsentState[]).filter(
  (state) => CONSENT_TABLE[state].lapse !== undefined || CONSENT_TABLE[state].expire !== undefined,
);
/** More than any bank of a county holds; all must end together. */
const BATCH = 100_000;

/** Ends every consent of a suspended bank, granted or asked for, with the reason `BANK_SUSPENDED`. */
export async function revokeOfBank(tx: Tx, needs: ConsentNeeds, bankId: string): Promise<number> {
  const by = { role: 'platform', id: null, organisationId: null, method: null } as const;
  const stored = await consentsIn(tx, bankId, OPEN, BATCH);
  const live = stored.filter((consent) => OPEN.includes(standing(consent, needs.clock.now()).state));
  for (const consent of live) {
    await endConsent(tx, needs, consent, { by, open: 'BANK_SUSPENDED', granted: 'BANK_SUSPENDED' });
  }
  return live.length;
}
