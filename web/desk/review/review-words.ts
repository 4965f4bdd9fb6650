import { createWords } from '../../shared/words/words.ts';
import { reviewEn } from './review-words-en.ts';
import { reviewZh, type ReviewWords } from './review-words-zh.ts';

export const { useWords: useReviewWords } = createWords<ReviewWords>({ zh: reviewZh, en: reviewEn });
export type { ReviewWords };
