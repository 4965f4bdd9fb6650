import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { AccessEntry, AccessRecord } from './access/access-entry.ts';
import type { AccessFilter } from './access/access-filter.ts';
import type { AccessRow } from './access/access-table.ts';
import {
  accessesOf,
  countAccesses,
  searchAccesses,
  type AccessCount,
  type PageAsk,
} from './access/access-view.ts';
import { recordAccess } from './access/record-access.ts';
import type { DayRange } from './access/summary-range.ts';

export type { AccessEntry, AccessRecord, DenialReason } from './access/access-entry.ts';

export interface AuditNeeds {
  clock: Clock;
  identity: Pick<Identity, 'organisationNames'>;
  /** The household a person belongs to now; look-ups of a whole household concern all its members. */
  householdOf: (tx: Tx, personId: string) => Promise<string | undefined>;
}

/** The access log: one line per release, denial and staff look-up, never changed. */
export interface Audit {
  needs: AuditNeeds;
  /** Writes an entry in the caller's transaction and says where it stands; 503 `audit-unavailable` when it cannot. */
  record(tx: Tx, entry: AccessEntry): Promise<AccessRecord>;
  /** Who looked at a person, or at the household it belongs to, denials included; newest first. */
  disclosuresOf(tx: Tx, personId: string, page: PageAsk): Promise<Page<AccessRow>>;
  /** The entries that fit a filter, newest first. */
  search(tx: Tx, filter: AccessFilter, page: PageAsk): Promise<Page<AccessRow>>;
  /** Counts per Chinese calendar day, organisation, action and decision. */
  counts(tx: Tx, range: DayRange): Promise<AccessCount[]>;
}

export function createAudit(needs: AuditNeeds): Audit {
  return {
    needs,
    record: recordAccess,
    disclosuresOf: async (tx, personId, page) => {
      const householdId = await needs.householdOf(tx, personId);
      return accessesOf(tx, householdId === undefined ? [personId] : [personId, householdId], page);
    },
    search: searchAccesses,
    counts: countAccesses,
  };
}
