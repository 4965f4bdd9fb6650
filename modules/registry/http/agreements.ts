import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Call, Handlers } from '../../kernel/operation.ts';
import { absent, invalid, isProblem } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { mayDecide, SIDES, type Agreement, type Decider } from '../agreements/agreement.ts';
import { agreementsOf, eventsOf, findAgreement, openAgreements } from '../agreements/agreement-store.ts';
import {
  approveAgreement,
  endAgreement,
  refuseAgreement,
  type Decision,
} from '../agreements/decide-agreement.ts';
import { diffContracts, isCompatible } from '../agreements/diff-contracts.ts';
import {
  proposeAgreement,
  proposeDraft,
  validateProposal,
  type Proposal,
} from '../agreements/propose-agreement.ts';
import type { ReadProposal } from '../agreements/read-proposal.ts';
import { refreshContracts } from '../agreements/refresh-contracts.ts';
import type { Registry } from '../registry.ts';
import { deciderOf, mayPropose } from './catalogue.ts';
import {
  instants,
  namesOf,
  presentActor,
  presentDocument,
  presentEvents,
  presentSummary,
} from './present-agreement.ts';

type Schemas = components['schemas'];
type DecisionCall = Pick<
  Call<'approveAgreement' | 'refuseAgreement' | 'endAgreement'>,
  'actor' | 'path' | 'body' | 'inTransaction'
>;

/** How often a decision is tried anew when somebody else decided at the same moment. */
const TRIES = 3;

/** Proposing, approving, refusing and ending versions of contracts. */
export function agreementHandlers({ needs }: Registry): Handlers {
  const { clock, contracts, identity } = needs;
  const answer = (tx: Tx, agreement: Agreement, by: Decider): Promise<Schemas['Agreement']> =>
    presentAgreement(tx, identity, { agreement, by });
  const decide = async (
    call: DecisionCall,
    act: (tx: Tx, decision: Decision) => Promise<Agreement>,
  ): Promise<{ status: 200; body: Schemas['Agreement'] }> => {
    const { side, reason } = call.body;
    const body = await triedAgain(call.inTransaction, async (tx) => {
      const by = await deciderOf(tx, call.actor);
      const said = reason === undefined ? {} : { reason };
      const decision = { id: call.path.agreementId, side, by, now: clock.now(), ...said };
      return answer(tx, await act(tx, decision), by);
    });
    // Only what is committed is shown; other processes see it at their next delivery or within seconds.
    await call.inTransaction((tx) => refreshContracts(tx, contracts));
    return { status: 200, body };
  };
  return {
    listAgreements: async (call) => {
      const waiting = await call.inTransaction(openAgreements);
      return { status: 200, body: { items: waiting.map(presentSummary) } };
    },
    readAgreement: async (call) => {
      const body = await call.inTransaction(async (tx) =>
        answer(tx, await known(tx, call.path.agreementId), await deciderOf(tx, call.actor)),
      );
      return { status: 200, body };
    },
    compareAgreements: async (call) => {
      const body = await call.inTransaction((tx) => compared(tx, call.path.agreementId, call.query.before));
      return { status: 200, body };
    },
    validateAgreement: async (call) => {
      const read = await call.inTransaction((tx) => validateProposal(tx, proposalOf(call)));
      return { status: 200, body: presentValidation(read) };
    },
    proposeAgreement: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const by = await deciderOf(tx, call.actor);
        const ask = { proposal: proposalOf(call), by, now: clock.now() };
        return answer(tx, await proposeAgreement(tx, ask), by);
      });
      return { status: 201, body };
    },
    proposeDraft: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const by = await deciderOf(tx, call.actor);
        const ask = { id: call.path.agreementId, by, now: clock.now() };
        return answer(tx, await proposeDraft(tx, ask), by);
      });
      return { status: 200, body };
    },
    approveAgreement: (call) => decide(call, approveAgreement),
    refuseAgreement: (call) => decide(call, refuseAgreement),
    endAgreement: (call) => decide(call, endAgreement),
  };
}

/** Two approvals at once: the one who was slower decides again on what stands now. */
async function triedAgain<Result>(
  inTransaction: InTransaction,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await inTransaction(work);
    } catch (error) {
      if (left <= 1 || !isProblem(error, 'agreement-changed')) throw error;
    }
  }
}

async function known(tx: Tx, id: string): Promise<Agreement> {
  const agreement = await findAgreement(tx, id);
  if (!agreement) throw absent('agreement');
  return agreement;
}

async function compared(tx: Tx, id: string, beforeId: string): Promise<Schemas['ContractChangeList']> {
  const [after, before] = [await known(tx, id), await known(tx, beforeId)];
  if (after.datasetId !== before.datasetId)
    throw invalid('another-dataset', 'before', 'Both versions must be of one dataset.');
  const items = diffContracts(before.document, after.document);
  return { before: before.version, after: after.version, compatible: isCompatible(items), items };
}

function presentValidation({ contract, problems, changes }: ReadProposal): Schemas['AgreementValidation'] {
  const document = contract ? { document: presentDocument(contract) } : {};
  return { problems: [...problems], changes: [...changes], ...document };
}

function proposalOf({ body }: Pick<Call<'proposeAgreement'>, 'body'>): Proposal {
  const { contract, yaml, note, graceDays, keepAsDraft } = body;
  return {
    ...(contract === undefined ? {} : { contract }),
    ...(yaml === undefined ? {} : { yaml }),
    ...(note === undefined ? {} : { note }),
    ...(graceDays === undefined ? {} : { graceDays }),
    ...(keepAsDraft === undefined ? {} : { keepAsDraft }),
  };
}

async function presentAgreement(
  tx: Tx,
  identity: Registry['needs']['identity'],
  { agreement, by }: { agreement: Agreement; by: Decider },
): Promise<Schemas['Agreement']> {
  const versions = await agreementsOf(tx, agreement.datasetId);
  const events = await eventsOf(tx, agreement.datasetId);
  const own = events.filter(({ agreementId }) => agreementId === agreement.id);
  const names = await namesOf(tx, identity, { agreements: [agreement], events: own });
  const before = versions.find((one) => one.version < agreement.version && one.inForceAt !== null);
  const { note, agencyApprover, countyApprover, inForceAt, endedAt, acceptedUntil } = agreement;
  return {
    id: agreement.id,
    dataset: agreement.datasetId,
    version: agreement.version,
    state: agreement.state,
    agency: agreement.document.agency,
    document: presentDocument(agreement.document),
    sha256: agreement.sha256,
    ...(note === null ? {} : { note }),
    graceDays: agreement.graceDays,
    author: presentActor(agreement.author, names),
    createdAt: isoInstant(agreement.createdAt),
    ...(agencyApprover === null ? {} : { agencyApprover: presentActor(agencyApprover, names) }),
    ...(countyApprover === null ? {} : { countyApprover: presentActor(countyApprover, names) }),
    ...instants({ inForceAt, endedAt, acceptedUntil }),
    changes: before ? diffContracts(before.document, agreement.document) : [],
    history: presentEvents(own, versions, names),
    mayDecide: SIDES.filter((side) => mayDecide(agreement, side, by)),
    mayPropose: mayPropose(by, agreement.agencySlug),
  };
}
