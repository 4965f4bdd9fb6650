import type { EntitySchema } from 'typeorm';
import type { Subscription } from '../../kernel/event.ts';
import type { Job } from '../../kernel/mount.ts';
import type { Registry } from '../registry.ts';
import { applyAnswer, applyUnlink } from './apply-answer.ts';
import { drawMonth } from './audit-sample.ts';
import { reopenCases } from './reopen-cases.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { reviewClaimTable, reviewNoteTable, reviewProposalTable } from './review-table.ts';
import { reviewAnswerTable, reviewSampleTable } from './sample-table.ts';

/** The tables of review. */
export const reviewTables = [
  reviewClaimTable,
  reviewNoteTable,
  reviewProposalTable,
  reviewSampleTable,
  reviewAnswerTable,
] as readonly EntitySchema[];

/** What review needs, from the registry's own. */
export function reviewNeeds(registry: Registry): ReviewNeeds {
  const { clock, vault, contracts, identity, divisions, reliedOn } = registry.needs;
  const names = new Map(divisions.map(({ code, name }) => [code, name]));
  return {
    clock,
    vault,
    contracts,
    identity,
    villageName: (code) => names.get(code) ?? '',
    findPerson: (tx, by) => registry.findPerson(tx, by),
    applyAnswer: (tx, answer) => applyAnswer(tx, registry, answer),
    applyUnlink: (tx, unlink) => applyUnlink(tx, registry, unlink),
    ...(reliedOn ? { reliedOn } : {}),
  };
}

/** The nightly drawing of what this month's sample lacks. */
export function reviewJobs(registry: Registry): Job[] {
  return [
    {
      name: 'registry.draw-link-sample',
      schedule: '23 4 * * *',
      run: async (inTransaction) => {
        await drawMonth(inTransaction, reviewNeeds(registry));
      },
    },
  ];
}

export const reviewSubscriptions: readonly Subscription[] = [
  {
    subscriber: 'registry.reopen-link-cases',
    event: 'registry.batch-published',
    handle: async (tx, payload) => {
      await reopenCases(tx, (payload as { batchId: string }).batchId);
    },
  },
];
