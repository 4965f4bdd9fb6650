import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** A plot that a household's record claims; rebuilt whenever the household is evaluated. */
export interface LeadPlotRow {
  recordId: string;
  parcelCode: string;
  householdId: string;
}

export const leadPlotTable = new EntitySchema<LeadPlotRow>({
  name: 'registry_lead_plot',
  tableName: 'registry_lead_plot',
  columns: {
    recordId: {
      ...column.id(),
      name: 'record_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_plot',
    },
    parcelCode: { ...column.text(60), name: 'parcel_code' },
    householdId: { ...column.id(), name: 'household_id' },
  },
  indices: [
    { name: 'ix_registry_lead_plot_parcel', columns: ['parcelCode'] },
    { name: 'ix_registry_lead_plot_household', columns: ['householdId'] },
  ],
});

/** A household whose records changed since its leads were evaluated. */
export interface LeadStaleRow {
  householdId: string;
  markedAt: number;
  /** Rises with every change, so that a change during the evaluation is not lost. */
  changes: number;
}

export const leadStaleTable = new EntitySchema<LeadStaleRow>({
  name: 'registry_lead_stale',
  tableName: 'registry_lead_stale',
  columns: {
    householdId: {
      ...column.key(),
      name: 'household_id',
      primaryKeyConstraintName: 'pk_registry_lead_stale',
    },
    markedAt: { ...column.instant(), name: 'marked_at' },
    changes: column.integer(),
  },
  indices: [{ name: 'ix_registry_lead_stale_marked', columns: ['markedAt'] }],
});

/** One evaluation of all households. `cursor` is the last household handled; a crash resumes after it. */
export interface LeadRunRow {
  id: string;
  /** `running` while there are households left, then null: the unique key lets one run at a time. */
  open: string | null;
  note: string | null;
  startedBy: string;
  startedAt: number;
  finishedAt: number | null;
  cursor: string;
  /** Households there were at the start. */
  total: number;
  households: number;
  opened: number;
  changed: number;
  resolved: number;
}

export const leadRunTable = new EntitySchema<LeadRunRow>({
  name: 'registry_lead_run',
  tableName: 'registry_lead_run',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_lead_run' },
    open: { ...optional(column.text(10)), name: 'open_state' },
    note: optional(column.text(200)),
    startedBy: { ...column.id(), name: 'started_by' },
    startedAt: { ...column.instant(), name: 'started_at' },
    finishedAt: { ...optional(column.instant()), name: 'finished_at' },
    cursor: { ...column.text(64), name: 'last_household' },
    total: { ...column.integer(), name: 'total_households' },
    households: column.integer(),
    opened: column.integer(),
    changed: column.integer(),
    resolved: column.integer(),
  },
  uniques: [{ name: 'uq_registry_lead_run_open', columns: ['open'] }],
  indices: [{ name: 'ix_registry_lead_run_started', columns: ['startedAt', 'id'] }],
});
