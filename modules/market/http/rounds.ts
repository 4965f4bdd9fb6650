import type { operations } from '../../../openapi/contract.gen.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { MarketNeeds } from '../needs.ts';
import { clearRound, roundOf } from '../rounds/clear-round.ts';
import { openRound } from '../rounds/open-round.ts';
import { listRounds, readCertificate } from '../rounds/round-store.ts';
import { shownRound, shownRounds } from '../rounds/round-view.ts';

type Certificate = operations['readRoundCertificate']['responses'][200]['content']['application/json'];

export function roundHandlers(needs: MarketNeeds): Handlers {
  return {
    listRounds: (call) =>
      call.inTransaction(async (tx) => {
        const { limit = 50, ...rest } = call.query;
        const page = await listRounds(tx, { ...rest, limit });
        return { status: 200, body: { ...page, items: await shownRounds(tx, needs, page.items) } };
      }),
    openRound: (call) =>
      call.once(async (tx) => {
        const row = await openRound(tx, needs, call.actor, call.body);
        return { status: 201, body: await shownRound(tx, needs, row) };
      }),
    readRound: (call) =>
      call.inTransaction(async (tx) => {
        const row = await roundOf(tx, call.path.roundId);
        return { status: 200, body: await shownRound(tx, needs, row) };
      }),
    clearRound: async (call) => {
      const row = await clearRound(call.inTransaction, needs, call.actor, call.path.roundId);
      return { status: 200, body: await call.inTransaction((tx) => shownRound(tx, needs, row)) };
    },
    readRoundCertificate: (call) =>
      call.inTransaction(async (tx) => {
        const { id, state } = await roundOf(tx, call.path.roundId);
        if (state !== 'cleared')
          throw conflict('round-not-cleared', `The round is ${state}.`, { current: state });
        // Written as canonical JSON: parsed and written again it has the same bytes, so the hash stands.
        return { status: 200, body: JSON.parse(await readCertificate(tx, id)) as Certificate };
      }),
  };
}
