import { isoInstant } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { conflict, malformed } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { AUTHORISATION_WINDOW } from '../consents/consent-state.ts';
import { insertConsent } from '../consents/consent-store.ts';
import type { ConsentRow } from '../consents/consent-table.ts';
import type { ConsentTerms } from '../consents/consent.ts';
import { noteHappening } from '../consents/happened.ts';
import type { ConsentNeeds } from '../index.ts';
import { blockedUntil, takeTurn, type AskKey } from './ask-store.ts';
import { checkTerms, type AskedTerms } from './check-terms.ts';
import { blockedWhileOpen } from './cool-down.ts';
import { windowOf } from './purpose-cap.ts';

/** Reads an ID number as written; `undefined` when it is none or its check digit is wrong. */
export type ReadIdNumber = (text: string) => string | undefined;

/** Finds a person whose ID number and name both agree. */
export type FindPerson = (
  tx: Tx,
  by: { idNumber: string; name: string },
) => Promise<{ personId: string } | undefined>;

export interface ConsentAsk extends AskedTerms {
  subject: { idNumber: string; name: string };
  reference?: string;
}

/** Who asks: a bank through one of its staff or machine clients. */
export interface AskingBank {
  bankId: string;
  actorId: string;
}

/**
 * Asks one person's consent. The answer, its time and all later refusals are the same whether or not such a person is
 * registered, is a child or has died: nobody learns from asking. 409 `consent-asked-recently` while an earlier request
 * is open or a refusal is fresh.
 */
export async function requestConsent(
  tx: Tx,
  needs: ConsentNeeds,
  bank: AskingBank,
  ask: ConsentAsk,
): Promise<ConsentRow> {
  const now = needs.clock.now();
  const terms = checkTerms(ask, now);
  const subject = { idNumber: idNumberOf(needs, ask.subject.idNumber), name: ask.subject.name.trim() };
  const person = await needs.findPerson(tx, subject);
  const row = newConsent(needs, { bank, ask, terms, personId: person?.personId ?? null, subject, now });
  await takeTurnOrRefuse(tx, row, now);
  await insertConsent(tx, row);
  const by = { role: 'bank', id: bank.actorId, organisationId: bank.bankId, method: null } as const;
  await noteHappening(tx, needs.publish, {
    consentId: row.id,
    at: now,
    event: 'requested',
    state: row.state,
    by,
  });
  return row;
}

function idNumberOf(needs: ConsentNeeds, text: string): string {
  const idNumber = needs.readIdNumber(text);
  if (idNumber !== undefined) return idNumber;
  throw malformed(
    'id-number-invalid',
    '/subject/idNumber',
    'This is no resident ID number; please check each digit.',
  );
}

interface Made {
  bank: AskingBank;
  ask: ConsentAsk;
  terms: ConsentTerms;
  personId: string | null;
  subject: { idNumber: string; name: string };
  now: number;
}

function newConsent(needs: ConsentNeeds, made: Made): ConsentRow {
  const { terms, now, subject } = made;
  const id = newId('cst');
  return {
    ...terms,
    id,
    bankId: made.bank.bankId,
    personId: made.personId,
    sealedName: needs.vault.seal(subject.name, `consent_consent|sealed_name|${id}`),
    subjectKey: needs.vault.lookup('consent-subject', `${subject.idNumber}\0${subject.name}`),
    reference: made.ask.reference ?? null,
    state: 'AWAITING_AUTHORISATION',
    stateReason: null,
    requestedAt: now,
    authoriseBy: Math.min(now + AUTHORISATION_WINDOW, terms.consentExpiry),
    authorisedAt: null,
    coolingOffUntil: null,
    endedAt: null,
    useCount: 0,
    lastUseAt: null,
    windowMs: terms.frequency && windowOf(terms.frequency),
    windowLimit: terms.frequency?.value ?? null,
    windowStart: null,
    windowCount: 0,
  };
}

async function takeTurnOrRefuse(tx: Tx, row: ConsentRow, now: number): Promise<void> {
  const key: AskKey = row;
  if (await takeTurn(tx, key, now, blockedWhileOpen(row.authoriseBy))) return;
  const until = (await blockedUntil(tx, key)) ?? now;
  const extra = {
    askAgainAt: isoInstant(until),
    retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1_000)),
  };
  throw conflict('consent-asked-recently', 'This person was asked for this purpose not long ago.', extra);
}
