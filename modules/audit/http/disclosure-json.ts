import type { Identity } from '../../identity/index.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Reply } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { AccessRow } from '../access/access-table.ts';

type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** The members that are there: the contract leaves out what is null. */
export function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as Present<T>;
}

/** The names of the organisations in some rows. */
export async function namesIn(
  tx: Tx,
  identity: Pick<Identity, 'organisationNames'>,
  rows: readonly { organisationId: string | null }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.organisationId ?? []))];
  return ids.length === 0 ? new Map() : identity.organisationNames(tx, ids);
}

type Disclosure = Reply<'searchDisclosures'>['body']['items'][number];

/** One line of the log as the regulator sees it. */
export function disclosureJson(row: AccessRow, names: ReadonlyMap<string, string>): Disclosure {
  const { personId, householdId, consentId, purpose, caseNumber, reason, answerSha256 } = row;
  return {
    id: row.id,
    index: row.logIndex,
    at: isoInstant(row.at),
    actor: {
      kind: row.actorKind,
      id: row.actorId,
      ...present({
        organisationId: row.organisationId,
        organisationName: names.get(row.organisationId ?? '') ?? null,
        assistedBy: row.assistedBy,
      }),
    },
    action: row.action,
    resource: row.resource,
    decision: row.decision,
    requestId: row.requestId,
    ...present({ personId, householdId, consentId, purpose, caseNumber, reason, answerSha256 }),
  };
}
