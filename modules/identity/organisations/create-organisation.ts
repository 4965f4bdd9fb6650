import type { OrganisationKind } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertOrganisation } from './organisation-store.ts';
import type { OrganisationRow } from './organisation-table.ts';

export interface NewOrganisation {
  name: string;
  kind: OrganisationKind;
  divisionCode?: string;
  uscc?: string;
}

/** Registers an organisation; 409 `organisation-exists` when the name is taken. */
export async function createOrganisation(
  tx: Tx,
  clock: Clock,
  asked: NewOrganisation,
): Promise<OrganisationRow> {
  const row: OrganisationRow = {
    id: newId('org'),
    name: asked.name.normalize('NFC').trim(),
    kind: asked.kind,
    divisionCode: asked.divisionCode ?? null,
    uscc: asked.uscc ?? null,
    state: 'active',
    createdAt: clock.now(),
  };
  if (await insertedOnce(() => insertOrganisation(tx, row))) return row;
  throw conflict('organisation-exists', 'An organisation of this name is registered already.');
}
