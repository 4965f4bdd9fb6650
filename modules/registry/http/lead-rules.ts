import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { readRules } from '../leads/evaluate/current-rules.ts';
import { startLeadRun } from '../leads/evaluate/run-leads.ts';
import { leadFigures, SMALLEST_SHOWN } from '../leads/figures/lead-figures.ts';
import { changeRule, judgeRule } from '../leads/govern/change-rule.ts';
import { proposeRule } from '../leads/govern/propose-rule.ts';
import { outcomesOf, precisions } from '../leads/precision-view.ts';
import { ruleBody, runBody } from '../leads/present/lead-body.ts';
import { ruleEvents } from '../leads/rule-store.ts';
import { precisionOf } from '../leads/rules/precision.ts';
import type { LeadRuleRow } from '../leads/rule-table.ts';
import { findRun, listRuns } from '../leads/work-store.ts';
import type { Registry } from '../registry.ts';
import { areaOf } from './lead-scope.ts';

const PAGE = 50;

/** Rules with their precision, and who changes them. */
export function leadRuleHandlers({ needs }: Registry): Handlers {
  return {
    listLeadRules: async (call) => {
      const items = await call.inTransaction(async (tx) => {
        const known = await precisions(tx);
        return (await readRules(tx, needs.clock.now())).map((rule) =>
          ruleBody(rule, known.get(keyOf(rule)) ?? precisionOf(0, 0), call.actor.id),
        );
      });
      return { status: 200, body: { items } };
    },
    readLeadRule: async (call) => {
      const { ruleId } = call.path;
      const body = await call.inTransaction(async (tx) => {
        const rules = (await readRules(tx, needs.clock.now())).filter((rule) => rule.ruleId === ruleId);
        if (rules.length === 0) throw absent('rule');
        const known = await precisions(tx, ruleId);
        const versions = rules.map((rule) =>
          ruleBody(rule, known.get(keyOf(rule)) ?? precisionOf(0, 0), call.actor.id),
        );
        const history = (await ruleEvents(tx, ruleId)).map(({ version, at, state, actorId, reason }) => ({
          version,
          at: isoInstant(at),
          state,
          actorId,
          reason,
        }));
        return { versions, history };
      });
      return { status: 200, body };
    },
    proposeLeadRule: (call) =>
      call.once(async (tx) => {
        await readRules(tx, needs.clock.now());
        const { ruleId } = call.path;
        const rule = await proposeRule(tx, needs, { ruleId, authorId: call.actor.id, ...call.body });
        return { status: 200, body: ruleBody(rule, precisionOf(0, 0), call.actor.id) };
      }),
    changeLeadRule: (call) =>
      call.once(async (tx) => {
        const { state: to, reason } = call.body;
        const change = { ...versionOf(call.path), actorId: call.actor.id, reason, to };
        const rule = await changeRule(tx, needs, change);
        return { status: 200, body: ruleBody(rule, await outcomesOf(tx, rule), call.actor.id) };
      }),
    judgeLeadRule: (call) =>
      call.once(async (tx) => {
        const change = { ...versionOf(call.path), actorId: call.actor.id, ...call.body };
        const rule = await judgeRule(tx, needs, change);
        return { status: 200, body: ruleBody(rule, await outcomesOf(tx, rule), call.actor.id) };
      }),
  };
}

function keyOf({ ruleId, version }: LeadRuleRow): string {
  return `${ruleId}|${String(version)}`;
}

function versionOf({ ruleId, version }: { ruleId: string; version: number }): {
  ruleId: string;
  version: number;
} {
  // What stands in an address arrives as text.
  return { ruleId, version: Number.parseInt(String(version), 10) };
}

/** Figures for those who may not see a lead, and runs over all households. */
export function leadFigureHandlers(registry: Registry): Handlers {
  const { needs } = registry;
  return {
    readLeadFigures: async (call) => {
      const figures = await call.inTransaction(async (tx) =>
        leadFigures(tx, await areaOf(tx, registry, call.actor), await registry.villages(tx)),
      );
      return { status: 200, body: { threshold: SMALLEST_SHOWN, ...figures } };
    },
    startLeadRun: (call) =>
      call.once(async (tx) => {
        const ask = { startedBy: call.actor.id, note: call.body.note };
        return { status: 202, body: runBody(await startLeadRun(tx, needs.clock, ask)) };
      }),
    readLeadRun: async (call) => {
      const run = await call.inTransaction((tx) => findRun(tx, call.path.runId));
      if (run === null) throw absent('lead run');
      return { status: 200, body: runBody(run) };
    },
    listLeadRuns: async (call) => {
      const { cursor, limit = PAGE } = call.query;
      const ask = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await call.inTransaction((tx) => listRuns(tx, ask));
      return { status: 200, body: { ...page, items: page.items.map(runBody) } };
    },
  };
}
