import type { Handlers } from '../../kernel/operation.ts';
import type { Registry } from '../registry.ts';
import { reviewNeeds } from '../review/review-work.ts';
import { personLinkHandlers } from './person-links.ts';
import { reviewAnswerHandlers } from './review-answers.ts';
import { reviewCaseHandlers } from './review-cases.ts';
import { reviewPeopleHandlers } from './review-people.ts';
import { reviewSampleHandlers } from './review-samples.ts';

/** The operations of review. */
export function reviewHandlers(registry: Registry): Handlers {
  const needs = reviewNeeds(registry);
  return {
    ...reviewCaseHandlers(needs),
    ...reviewAnswerHandlers(needs),
    ...reviewPeopleHandlers(needs),
    ...reviewSampleHandlers(needs),
    ...personLinkHandlers(),
  };
}
