import { isoInstant } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { farmerAccount } from '../sign-in/account.ts';
import { findFarmer } from '../farmers/farmer-store.ts';
import { maskedPhone, openAccount } from '../farmers/open-account.ts';
import { sendCode } from '../farmers/send-code.ts';
import { signInFarmer, takeCodeAttempt } from '../farmers/sign-in-farmer.ts';
import { subjectOfAgent } from '../farmers/subject.ts';
import type { IdentityNeeds } from '../index.ts';
import { findUser } from '../users/user-store.ts';
import { sessionReply } from './sessions.ts';

export function farmerHandlers(needs: IdentityNeeds): Handlers {
  return {
    sendFarmerCode: async (call) => {
      const made = await call.inTransaction((tx) => sendCode(tx, needs, call.body.phone));
      // Not awaited: the time of sending would tell whether the phone is known.
      if (made.message) needs.sendMessage(made.message);
      return { status: 202, body: { expiresAt: isoInstant(made.expiresAt) } };
    },
    signInFarmer: async (call) => {
      await call.inTransaction((tx) => takeCodeAttempt(tx, needs, call.body.phone));
      const { farmer, cookie } = await call.inTransaction((tx) => signInFarmer(tx, needs, call.body));
      return sessionReply(needs, farmerAccount(farmer), cookie);
    },
    openFarmerAccount: async (call) => {
      const farmer = await call.inTransaction((tx) => openAccount(tx, needs, call.actor, call.body));
      return {
        status: 201,
        body: { id: farmer.id, personId: farmer.personId, maskedPhone: maskedPhone(call.body.phone) },
      };
    },
    startAssistance: async (call) => {
      const who = await call.inTransaction(async (tx) => {
        const subject = await subjectOfAgent(tx, needs, call.actor, call.body);
        const agent = await findUser(tx, call.actor.id);
        const farmer = await findFarmer(tx, { personId: subject.personId });
        return farmerAccount(
          { id: farmer?.id ?? newId('frm'), personId: subject.personId, name: subject.name },
          { userId: call.actor.id, organisationId: call.actor.organisationId ?? '', name: agent?.name ?? '' },
        );
      });
      return sessionReply(needs, who, undefined);
    },
  };
}
