import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { answerObjection, withdrawObjection } from '../objections/decide-objection.ts';
import { fileObjection } from '../objections/file-objection.ts';
import { scopeOf } from '../objections/objection-file.ts';
import { countObjections, listObjections, objectionsOf } from '../objections/objection-store.ts';
import type { ObjectionRow } from '../objections/objection-table.ts';
import { toldLine, toldWords, type ToldObjection, type ToldWords } from '../objections/told-objection.ts';
import type { Registry } from '../registry.ts';

const PAGE = 50;

/** Objections: filed and taken back by farmers, listed and answered by agencies, watched by the county. */
export function objectionHandlers({ needs, people }: Registry): Handlers {
  const telling = { ...needs, villageName: people.villageName };
  const told = async (tx: Tx, row: ObjectionRow): Promise<ToldObjection & ToldWords> => ({
    ...(await toldLine(tx, telling, row)),
    ...(await toldWords(tx, telling, row)),
  });
  return {
    fileObjection: (call) =>
      call.once(async (tx) => {
        const { assistedBy } = call.actor;
        const row = await fileObjection(tx, needs, {
          ...call.body,
          personId: farmerOf(call),
          accountId: call.actor.id,
          ...(assistedBy === undefined ? {} : { assistedBy: assistedBy.userId }),
        });
        return { status: 201, body: await told(tx, row) };
      }),
    listMyObjections: async (call) => {
      const { personId } = call.actor;
      const items = await call.inTransaction(async (tx) => {
        const rows = personId === undefined ? [] : await objectionsOf(tx, personId);
        return inTurn(rows, (row) => told(tx, row));
      });
      return { status: 200, body: { items } };
    },
    withdrawObjection: async (call) => {
      const ask = { ...call.path, personId: farmerOf(call), accountId: call.actor.id };
      const body = await call.inTransaction(async (tx) => told(tx, await withdrawObjection(tx, needs, ask)));
      return { status: 200, body };
    },
    listObjections: async (call) => {
      const { state, overdue, cursor, limit = PAGE } = call.query;
      const now = needs.clock.now();
      const body = await call.inTransaction(async (tx) => {
        const scope = await scopeOf(tx, call.actor);
        const filter = {
          ...scope,
          ...(state === undefined ? {} : { state }),
          ...(overdue === true ? { overdueAt: now } : {}),
        };
        const page = await listObjections(tx, filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
        const items = await inTurn(page.items, (row) => toldLine(tx, telling, row));
        return { ...page, items, overdue: await countObjections(tx, { ...scope, overdueAt: now }) };
      });
      return { status: 200, body };
    },
    answerObjection: async (call) => {
      const { organisationId = '', id: userId } = call.actor;
      const ask = { ...call.path, ...call.body, organisationId, userId };
      const body = await call.inTransaction(async (tx) => {
        const row = await answerObjection(tx, needs, ask);
        return toldLine(tx, telling, row);
      });
      return { status: 200, body };
    },
  };
}

/** One statement after the other: they share a connection. */
async function inTurn<Row, Told>(rows: readonly Row[], tell: (row: Row) => Promise<Told>): Promise<Told[]> {
  const all: Told[] = [];
  for (const row of rows) all.push(await tell(row));
  return all;
}

function farmerOf(call: Pick<Call<OperationId>, 'actor'>): string {
  const { personId } = call.actor;
  if (personId === undefined) throw forbidden('not-a-farmer', 'Only a farmer has a file.');
  return personId;
}
