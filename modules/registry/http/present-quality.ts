import type { components } from '../../../openapi/contract.gen.ts';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import { DIMENSIONS } from '../contract/quality-contract.ts';
import type { Quality } from '../quality/assess.ts';
import { DIMENSION_WORDS, REASON_WORDS, WARNING_WORDS } from '../quality/quality-words.ts';

/** What was measured about a file, as the API shows it. */
export function presentQuality(
  quality: Quality,
  contract: DataContract,
): components['schemas']['QualityReport'] {
  const { scoreBp, gate, rows, accepted, ending, comparedWith } = quality;
  const title = (name: string | undefined): { column?: TwoLanguages } => {
    const found = contract.columns.find((column) => column.name === name);
    return found ? { column: found.title } : {};
  };
  return {
    scoreBp,
    gate,
    rows,
    accepted,
    ending,
    dimensions: DIMENSIONS.map((name) => ({
      name,
      title: DIMENSION_WORDS[name],
      weight: contract.quality.weights[name],
      ...scoreOf(quality.dimensions[name]),
    })),
    columns: quality.columns.map(({ column, filled, empty, invalid }) => ({
      name: column,
      title: title(column).column ?? { zh: column, en: column },
      filledBp: filled + empty === 0 ? 0 : Math.floor((filled * 10_000) / (filled + empty)),
      invalid,
    })),
    drift: quality.drift.map(({ column, ...drift }) => ({ ...drift, ...title(column) })),
    warnings: quality.warnings.map(({ column, ...warning }) => ({
      ...warning,
      message: WARNING_WORDS[warning.code],
      ...title(column),
    })),
    reasons: quality.reasons.map(({ code, column, found, limit, drift }) => ({
      code,
      found,
      limit,
      message: REASON_WORDS[drift ?? code],
      ...title(column),
    })),
    ...(comparedWith === null ? {} : { comparedWith }),
  };
}

function scoreOf(scoreBp: number | null): { scoreBp?: number } {
  return scoreBp === null ? {} : { scoreBp };
}
