import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';

/** A farmer's account: a person of the registry and the phone that receives one-time codes. */
export interface FarmerRow {
  id: string;
  personId: string;
  name: string;
  phoneSealed: string;
  phoneLookup: string;
  state: 'active' | 'suspended';
  /** The village agent who opened it or last renewed the phone. */
  openedBy: string;
  openedAt: number;
}

export const farmerTable = new EntitySchema<FarmerRow>({
  name: 'identity_farmer',
  tableName: 'identity_farmer',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_farmer' },
    personId: { ...column.id(), name: 'person_id' },
    name: column.text(100),
    phoneSealed: { ...column.text(200), name: 'phone_sealed' },
    phoneLookup: { ...column.text(64), name: 'phone_lookup' },
    state: column.text(10),
    openedBy: { ...column.id(), name: 'opened_by' },
    openedAt: { ...column.instant(), name: 'opened_at' },
  },
  uniques: [
    { name: 'uq_identity_farmer_person', columns: ['personId'] },
    { name: 'uq_identity_farmer_phone', columns: ['phoneLookup'] },
  ],
});

/** A one-time code that was sent to a phone. */
export interface OneTimeCodeRow {
  id: string;
  phoneLookup: string;
  codeHash: string;
  expiresAt: number;
  usedAt: number | null;
}

export const oneTimeCodeTable = new EntitySchema<OneTimeCodeRow>({
  name: 'identity_one_time_code',
  tableName: 'identity_one_time_code',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_one_time_code' },
    phoneLookup: { ...column.text(64), name: 'phone_lookup' },
    codeHash: { ...column.text(64), name: 'code_hash' },
    expiresAt: { ...column.instant(), name: 'expires_at' },
    usedAt: { ...column.instant(), name: 'used_at', nullable: true },
  },
  indices: [{ name: 'ix_identity_one_time_code_phone', columns: ['phoneLookup'] }],
});
