import { MISSING } from './em.ts';
import type { LinkModel, ModelComparison } from './link-model.ts';
import type { LinkEdge } from './linker.ts';

/** What one comparison says about a pair. */
export interface Explanation {
  comparison: string;
  level: string;
  /** Centibits; where frequent values count less, the part that depends on the value is in the line `frequency`. */
  weightCb: number;
  zh: string;
  en: string;
}

/**
 * Why a pair has its weight, comparison by comparison, in Chinese and English: the lines add up to the weight. The
 * first is the prior; the last one, if any, what common or rare values changed.
 */
export function explainEdge(model: LinkModel, edge: Pick<LinkEdge, 'weightCb' | 'levels'>): Explanation[] {
  const lines = [
    {
      comparison: 'prior',
      level: 'prior',
      weightCb: model.priorCb,
      zh: `任意两条记录为同一对象的起点：${bits(model.priorCb, 'zh')}`,
      en: `Where any two records start: ${bits(model.priorCb, 'en')}`,
    },
    ...model.comparisons.map((comparison, at) => lineOf(comparison, edge.levels[at] ?? MISSING)),
  ];
  const rest = edge.weightCb - lines.reduce((sum, { weightCb }) => sum + weightCb, 0);
  if (rest === 0) return lines;
  return [
    ...lines,
    {
      comparison: 'frequency',
      level: rest > 0 ? 'rare' : 'common',
      weightCb: rest,
      zh: `相同的内容${rest > 0 ? '少见' : '常见'}：${bits(rest, 'zh')}`,
      en: `What agrees is ${rest > 0 ? 'rare' : 'common'}: ${bits(rest, 'en')}`,
    },
  ];
}

function lineOf(comparison: ModelComparison, at: number): Explanation {
  const level = comparison.levels[at];
  if (level === undefined)
    return {
      comparison: comparison.name,
      level: 'missing',
      weightCb: 0,
      zh: `${comparison.zh}：一方没有，不计`,
      en: `${capital(comparison.en)}: not counted, a side has none or it is counted elsewhere`,
    };
  return {
    comparison: comparison.name,
    level: level.name,
    weightCb: level.weightCb,
    zh: `${comparison.zh}：${level.zh}，${bits(level.weightCb, 'zh')}`,
    en: `${capital(comparison.en)}: ${level.en}, ${bits(level.weightCb, 'en')}`,
  };
}

function bits(weightCb: number, language: 'zh' | 'en'): string {
  const sign = weightCb < 0 ? '−' : '+';
  const amount = (Math.abs(weightCb) / 100).toFixed(2);
  return `${sign}${amount} ${language === 'zh' ? '比特' : 'bits'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
