import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import { anchorOf } from '../resolve/link-node.ts';

/** Who a person is now: after a merge the other one. An id that nobody ever had stays as it is. */
export async function personNow(tx: Tx, personId: string): Promise<string> {
  const rows = await selectIn<{ personId: string | null }>(
    tx,
    'SELECT person_id AS personId FROM registry_source_record WHERE',
    'id',
    [anchorOf(personId)],
  );
  const now = rows[0]?.personId ?? null;
  // The node that gave the id may have gone to somebody else while the rest of its person kept the id.
  if (now === null || now === personId || (await hasRecords(tx, personId))) return personId;
  return now;
}

async function hasRecords(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT id FROM registry_source_record WHERE person_id = ? LIMIT 1',
    [personId],
  );
  return rows.length > 0;
}

/** The persons of published records with an ID number: those in the register first, the oldest first. */
export async function personsWithIdNumber(tx: Tx, idLookup: string): Promise<string[]> {
  const rows = await tx.query<{ personId: string }[]>(
    `SELECT r.person_id AS personId FROM registry_source_record r
     JOIN registry_batch b ON b.id = r.batch_id
     LEFT JOIN registry_batch s ON s.id = r.superseded_in
     WHERE r.id_lookup = ? AND r.person_id IS NOT NULL AND b.published_at IS NOT NULL
     AND s.published_at IS NULL AND r.withdrawn = 0 ORDER BY r.id`,
    [idLookup],
  );
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  if (ids.length < 2) return ids;
  const members = await selectIn<{ personId: string }>(
    tx,
    'SELECT DISTINCT person_id AS personId FROM registry_household_member WHERE',
    'person_id',
    ids,
  );
  const listed = new Set(members.map(({ personId }) => personId));
  return [...ids].sort((a, b) => Number(listed.has(b)) - Number(listed.has(a)));
}
