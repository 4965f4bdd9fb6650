import type { EntitySchema } from 'typeorm';
import { leadEventTable, leadEvidenceTable, leadHouseholdTable, leadTable } from './lead-table.ts';
import { leadRuleEventTable, leadRuleTable } from './rule-table.ts';
import { leadPlotTable, leadRunTable, leadStaleTable } from './work-table.ts';

/** Every table of the conflict leads. */
export const leadTables = [
  leadTable,
  leadEvidenceTable,
  leadHouseholdTable,
  leadEventTable,
  leadRuleTable,
  leadRuleEventTable,
  leadPlotTable,
  leadStaleTable,
  leadRunTable,
] as readonly EntitySchema[];
