import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { parseContract } from '../contract/parse-contract.ts';
import type { StandingContract } from '../contract/standing.ts';
import type { Agreement } from './agreement.ts';
import { agreementEdition, standingAgreements } from './agreement-store.ts';

/**
 * Brings the contracts of this process up to date. Costs one small query while nothing changed. Call it in a
 * transaction that changes no agreement itself: what is shown must be committed.
 */
export async function refreshContracts(tx: Tx, contracts: Contracts): Promise<void> {
  const edition = await agreementEdition(tx);
  if (edition <= contracts.edition) return;
  contracts.replace(edition, (await standingAgreements(tx)).map(standing));
}

function standing(agreement: Agreement): StandingContract {
  const { document, datasetId, version, acceptedUntil } = agreement;
  const state =
    agreement.state === 'in-force' || agreement.state === 'superseded' ? agreement.state : 'ended';
  return {
    contract: parseContract(document, `${datasetId}@${String(version)}`),
    state,
    acceptedUntil,
  };
}
