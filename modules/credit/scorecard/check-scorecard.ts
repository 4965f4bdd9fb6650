import type { Feature } from '../features/feature.ts';
import { invalid } from '../../kernel/problem.ts';
import { checkBins, highestPoints } from './check-bins.ts';
import { GRADE_FLOORS, GRADES, type Factor, type Scorecard } from './scorecard.ts';

/** What a card is checked against. */
export interface CardRules {
  catalogue: readonly Feature[];
  definitionsVersion: string;
  reasonCodes: ReadonlySet<string>;
}

/** One expert judgement may move the score by at most this share of the whole range, in basis points. */
const LARGEST_SHARE_BP = 2_500;

/**
 * Refuses a scorecard that must not be used, with 422 and the code and place of the first fault: a feature outside
 * the catalogue, of class M, or of class W in a core card; a wrong trend; overlapping bins or a gap; an unknown
 * reason code; points that do not add up; grades out of order.
 */
export function checkScorecard(card: Scorecard, rules: CardRules): void {
  if (card.definitionsVersion !== rules.definitionsVersion) {
    throw invalid(
      'definitions-version-unknown',
      '/definitionsVersion',
      `The features are defined in version ${rules.definitionsVersion}.`,
    );
  }
  checkScale(card);
  checkGrades(card);
  const seen = new Set<string>();
  card.factors.forEach((factor, index) => {
    const place = `/factors/${String(index)}`;
    if (seen.has(factor.feature)) {
      throw invalid('feature-twice', `${place}/feature`, 'Each feature may be scored once.');
    }
    seen.add(factor.feature);
    checkFactor(factor, place, rules);
  });
  checkTotals(card);
  checkShares(card);
}

function checkScale(card: Scorecard): void {
  const { pdo, baseScore, baseOdds, min, max } = card.scale;
  if (pdo !== 40 || baseScore !== 600 || baseOdds !== 20 || min !== 300 || max !== 850) {
    throw invalid(
      'scale-not-ours',
      '/scale',
      'Every card prints 600 at odds of 20:1, 40 points double them, 300 to 850.',
    );
  }
  if (card.minFeatures < 6 || card.minCoverageBp < 4_000) {
    throw invalid(
      'thresholds-too-low',
      '/minFeatures',
      'A number needs 6 factors and 40 % of the points at least.',
    );
  }
  if (card.factors.length < card.minFeatures) {
    throw invalid('factors-too-few', '/factors', `A score needs ${String(card.minFeatures)} factors.`);
  }
}

function checkGrades(card: Scorecard): void {
  const same = GRADES.every((grade, index) => {
    const declared = card.grades[index];
    return declared?.grade === grade && declared.from === GRADE_FLOORS[grade];
  });
  if (card.grades.length !== GRADES.length || !same) {
    throw invalid(
      'grades-not-ours',
      '/grades',
      'A grade means the same probability of default in every card.',
    );
  }
}

function checkFactor(factor: Factor, place: string, rules: CardRules): void {
  const feature = rules.catalogue.find((entry) => entry.code === factor.feature);
  if (feature === undefined) {
    throw invalid('feature-unknown', `${place}/feature`, `${factor.feature} is not in the catalogue.`);
  }
  checkConsentClass(feature, place);
  if (!rules.reasonCodes.has(factor.reason)) {
    throw invalid('reason-unknown', `${place}/reason`, `${factor.reason} is not in the reason catalogue.`);
  }
  if (!rules.reasonCodes.has(factor.missing.reason)) {
    throw invalid('reason-unknown', `${place}/missing/reason`, `${factor.missing.reason} is unknown.`);
  }
  if (factor.missing.rule !== feature.missing) {
    throw invalid('missing-rule-wrong', `${place}/missing/rule`, `The catalogue says ${feature.missing}.`);
  }
  checkBins(factor, feature.trend, place);
}

function checkConsentClass(feature: Feature, place: string): void {
  if (feature.consent === 'M' || feature.missing === 'X') {
    throw invalid('feature-monitor-only', `${place}/feature`, `${feature.code} must never be scored.`);
  }
  if (feature.consent === 'W') {
    throw invalid(
      'feature-needs-separate-consent',
      `${place}/feature`,
      `${feature.code} needs a separate written consent and may not stand in a core card.`,
    );
  }
}

function checkTotals(card: Scorecard): void {
  const least = card.basePoints;
  const neutral = card.factors.reduce((sum, factor) => sum + factor.neutral, card.basePoints);
  const most = card.factors.reduce((sum, factor) => sum + highestPoints(factor), card.basePoints);
  const { totals } = card;
  if (totals.least !== least || totals.neutral !== neutral || totals.most !== most) {
    throw invalid(
      'points-do-not-add-up',
      '/totals',
      `The points give ${String(least)}, ${String(neutral)} and ${String(most)}.`,
    );
  }
}

function checkShares(card: Scorecard): void {
  const whole = card.totals.most - card.totals.least;
  card.factors.forEach((factor, index) => {
    if (highestPoints(factor) * 10_000 > whole * LARGEST_SHARE_BP) {
      throw invalid(
        'points-above-cap',
        `/factors/${String(index)}/bins`,
        'No single factor of an expert card may hold more than a quarter of the points.',
      );
    }
  });
}
