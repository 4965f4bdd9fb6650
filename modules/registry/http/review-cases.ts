import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { casePage } from '../review/case-page.ts';
import { countCases, listCases, villagesOfCases, type CaseFilter } from '../review/case-view.ts';
import { decideBulk, previewBulk, BULK_LIMIT } from '../review/decide-bulk.ts';
import { decideCase, holdCase, releaseCase } from '../review/decide-case.ts';
import { presentCases } from '../review/present-case.ts';
import type { ReviewNeeds } from '../review/review-needs.ts';
import { openedWithin } from '../review/service-clock.ts';

const PAGE = 50;

/** The queue of cases, one case, and answers to one or many. */
export function reviewCaseHandlers(needs: ReviewNeeds): Handlers {
  return {
    listLinkCases: async (call) => {
      const { cursor, limit = PAGE, state = 'open', kind, villageCode, age, overdue, mine } = call.query;
      const now = needs.clock.now();
      const filter: CaseFilter = {
        now,
        state,
        ...(kind === undefined ? {} : { kind }),
        ...(villageCode === undefined ? {} : { villageCode }),
        ...(age === undefined ? {} : { opened: openedWithin(age, now) }),
        ...(overdue === true ? { overdue } : {}),
        ...(mine === true ? { heldBy: call.actor.id } : {}),
      };
      const body = await call.inTransaction(async (tx) => {
        const page = await listCases(tx, filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
        const items = await presentCases(tx, needs, { cases: page.items, actor: call.actor.id });
        return { ...page, items, total: await countCases(tx, filter) };
      });
      return { status: 200, body };
    },
    listLinkCaseVillages: async (call) => {
      const rows = await call.inTransaction((tx) => villagesOfCases(tx));
      return {
        status: 200,
        body: { items: rows.map((row) => ({ ...row, name: needs.villageName(row.code) || row.code })) },
      };
    },
    readLinkCase: async (call) => {
      const ask = { caseId: call.path.caseId, actor: call.actor.id };
      return { status: 200, body: await call.inTransaction((tx) => casePage(tx, needs, ask)) };
    },
    claimLinkCase: async (call) => {
      const ask = { caseId: call.path.caseId, actor: call.actor.id };
      const body = await call.inTransaction(async (tx) => {
        const until = await holdCase(tx, needs, ask);
        const names = await needs.identity.userNames(tx, [ask.actor]);
        return { byMe: true, byName: names.get(ask.actor) ?? '', until: isoInstant(until) };
      });
      return { status: 200, body };
    },
    releaseLinkCase: async (call) => {
      const ask = { caseId: call.path.caseId, actor: call.actor.id };
      await call.inTransaction((tx) => releaseCase(tx, needs, ask));
      return { status: 204 };
    },
    decideLinkCase: (call) =>
      call.once(async (tx) => {
        const answer = { ...call.body, caseId: call.path.caseId, actor: call.actor.id };
        return { status: 201, body: await decideCase(tx, needs, answer) };
      }),
    ...bulkHandlers(needs),
  };
}

function bulkHandlers(needs: ReviewNeeds): Handlers {
  return {
    previewLinkBulk: async (call) => {
      const actor = call.actor.id;
      const body = await call.inTransaction(async (tx) => {
        const { cases, left, needSecond } = await previewBulk(tx, needs, { ...call.body, actor });
        const items = await presentCases(tx, needs, { cases, actor });
        return { limit: BULK_LIMIT, items, left, needSecond };
      });
      return { status: 200, body };
    },
    decideLinkBulk: (call) =>
      call.once(async (tx) => ({
        status: 201,
        body: await decideBulk(tx, needs, { ...call.body, actor: call.actor.id }),
      })),
  };
}
