import type { Handlers } from '../../kernel/operation.ts';
import type { Registry } from '../registry.ts';
import { agencyLeadHandlers } from './agency-leads.ts';
import { leadFigureHandlers, leadRuleHandlers } from './lead-rules.ts';
import { leadHandlers } from './leads.ts';
import { myLeadHandlers } from './my-leads.ts';

/** Every operation on conflict leads. */
export function leadOperations(registry: Registry): Handlers {
  return {
    ...leadHandlers(registry),
    ...agencyLeadHandlers(registry),
    ...myLeadHandlers(registry),
    ...leadRuleHandlers(registry),
    ...leadFigureHandlers(registry),
  };
}
