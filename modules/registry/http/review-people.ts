import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { personPage } from '../review/person-page.ts';
import type { ReviewNeeds } from '../review/review-needs.ts';
import { previewUnlink, unlinkRecords } from '../review/unlink-records.ts';

/** Persons and the records that were joined to them; taking records out. */
export function reviewPeopleHandlers(needs: ReviewNeeds): Handlers {
  return {
    findLinkedPerson: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const found = await needs.findPerson(tx, call.body);
        if (!found) throw absent('person');
        return { personId: found.personId };
      });
      return { status: 200, body };
    },
    readLinkedPerson: async (call) => {
      const ask = { personId: call.path.personId, actor: call.actor.id };
      return { status: 200, body: await call.inTransaction((tx) => personPage(tx, needs, ask)) };
    },
    previewUnlink: async (call) => {
      const ask = { personId: call.path.personId, recordIds: call.body.recordIds };
      const outlook = await previewUnlink(call.inTransaction, needs, ask);
      const { persons, households, reliance, needsSecond } = outlook;
      return { status: 200, body: { persons, households, staleScores: reliance.scores, needsSecond } };
    },
    unlinkRecords: (call) =>
      call.once(async (tx) => {
        const ask = { ...call.body, personId: call.path.personId, actor: call.actor.id };
        return { status: 201, body: await unlinkRecords(tx, needs, ask) };
      }),
  };
}
