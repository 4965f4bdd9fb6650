import { isDuplicateKey } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { absent, conflict, forbidden } from '../../kernel/problem.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { AGREEMENT_TRANSITIONS, OPEN_STATES, type Agreement, type Decider } from './agreement.ts';
import {
  addEvent,
  agreementsOf,
  changeAgreement,
  findAgreement,
  insertAgreement,
} from './agreement-store.ts';
import { documentHash } from './document-hash.ts';
import {
  holdAgainst,
  readDocument,
  refusedProposal,
  type KnownVersions,
  type ProposedDocument,
  type ReadProposal,
} from './read-proposal.ts';

export interface Proposal extends ProposedDocument {
  note?: string;
  graceDays?: number;
  keepAsDraft?: boolean;
}

/** How long files may go on naming the version before, unless the proposal says otherwise. */
const GRACE_DAYS = 30;

/** Everything that is wrong with a proposal, and what it changes; nothing is stored. */
export async function validateProposal(tx: Tx, proposal: Proposal): Promise<ReadProposal> {
  const { contract, problems } = readDocument(proposal);
  if (!contract) return { problems, changes: [] };
  return holdAgainst(contract, await knownVersions(tx, contract.dataset), proposal.note);
}

/**
 * Stores a new version as a draft or proposes it. 422 `contract-unfit` with every problem, 403 when the dataset is
 * another agency's, 409 `version-open` while another version of the dataset waits.
 */
export async function proposeAgreement(
  tx: Tx,
  ask: { proposal: Proposal; by: Decider; now: number },
): Promise<Agreement> {
  const { contract, problems } = await validateProposal(tx, ask.proposal);
  if (!contract || problems.length > 0) throw refusedProposal(problems);
  checkProposer(contract, ask.by);
  const agreement = newAgreement(contract, ask);
  try {
    await insertAgreement(tx, agreement);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw conflict('version-open', 'Another version of this dataset waits for a decision.');
  }
  await tell(tx, agreement, ask.by.id, ask.now);
  return agreement;
}

/** Proposes a stored draft: what was right when it was stored is held against what is in force now. */
export async function proposeDraft(
  tx: Tx,
  ask: { id: string; by: Decider; now: number },
): Promise<Agreement> {
  const draft = await findAgreement(tx, ask.id);
  if (!draft) throw absent('agreement');
  checkProposer(draft.document, ask.by);
  const state = advance(AGREEMENT_TRANSITIONS, draft.state, 'proposed');
  await recheck(tx, draft);
  const proposed = await changeAgreement(tx, draft, { state });
  await tell(tx, proposed, ask.by.id, ask.now);
  return proposed;
}

/** Reads a stored version again, as if it came now: rules may have become stricter since. 422 `contract-unfit`. */
export async function recheck(tx: Tx, agreement: Agreement): Promise<void> {
  const { contract, problems } = readDocument({ contract: agreement.document });
  if (!contract) throw refusedProposal(problems);
  const known = { ...(await knownVersions(tx, agreement.datasetId)), next: agreement.version };
  const held = holdAgainst(contract, known, agreement.note ?? undefined);
  if (held.problems.length > 0) throw refusedProposal(held.problems);
}

/** What stands before a new version of a dataset. */
export async function knownVersions(tx: Tx, datasetId: string): Promise<KnownVersions> {
  const versions = await agreementsOf(tx, datasetId);
  const standing = versions.find(({ state }) => state === 'in-force') ?? versions.find(wasInForce);
  return {
    before: standing?.document,
    next: (versions[0]?.version ?? 0) + 1,
    agencySlug: standing?.agencySlug,
  };
}

/** The agency proposes for its own datasets, the county for all. */
function checkProposer(contract: DataContract, by: Decider): void {
  if (by.permissions.includes('registry.decide-for-county') || by.agencySlug === contract.agency.slug) return;
  throw forbidden('dataset-of-another-agency', 'The contract of this dataset names another agency.');
}

function newAgreement(
  contract: DataContract,
  { proposal, by, now }: { proposal: Proposal; by: Decider; now: number },
): Agreement {
  const note = proposal.note?.trim() ?? '';
  return {
    id: newId('agr'),
    datasetId: contract.dataset,
    version: contract.version,
    agencySlug: contract.agency.slug,
    state: proposal.keepAsDraft === true ? 'draft' : 'proposed',
    document: contract,
    sha256: documentHash(contract),
    note: note === '' ? null : note,
    graceDays: proposal.graceDays ?? GRACE_DAYS,
    author: by.id,
    createdAt: now,
    agencyApprover: null,
    countyApprover: null,
    inForceAt: null,
    acceptedUntil: null,
    endedAt: null,
    overdueFor: null,
    revision: 1,
  };
}

function tell(tx: Tx, { id, datasetId, state, note }: Agreement, actor: string, at: number): Promise<void> {
  return addEvent(tx, { agreementId: id, datasetId, kind: state, side: null, actor, reason: note, at });
}

function wasInForce({ state }: Agreement): boolean {
  return !OPEN_STATES.includes(state) && state !== 'refused';
}
