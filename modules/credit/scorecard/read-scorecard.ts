import { invalid } from '../../kernel/problem.ts';
import type { Wording } from '../features/feature.ts';
import { GRADES, type Bin, type Factor, type Grade, type Scorecard } from './scorecard.ts';

/**
 * Reads parsed JSON as a scorecard artefact. Every member must be known and of its type, numbers finite; otherwise
 * 422 `scorecard-malformed` with the place. What the points mean is checked by `checkScorecard`.
 */
export function readScorecard(json: unknown): Scorecard {
  const card = objectAt(json, '', CARD_MEMBERS);
  const scale = objectAt(card['scale'], '/scale', ['pdo', 'baseScore', 'baseOdds', 'min', 'max']);
  const totals = objectAt(card['totals'], '/totals', ['least', 'neutral', 'most']);
  return {
    format: oneOf(card['format'], '/format', ['tianxin-scorecard/1']),
    modelId: textAt(card['modelId'], '/modelId'),
    version: textAt(card['version'], '/version'),
    name: wordingAt(card['name'], '/name'),
    kind: oneOf(card['kind'], '/kind', ['expert']),
    card: oneOf(card['card'], '/card', ['core']),
    definitionsVersion: textAt(card['definitionsVersion'], '/definitionsVersion'),
    scale: {
      pdo: numberAt(scale['pdo'], '/scale/pdo'),
      baseScore: numberAt(scale['baseScore'], '/scale/baseScore'),
      baseOdds: numberAt(scale['baseOdds'], '/scale/baseOdds'),
      min: numberAt(scale['min'], '/scale/min'),
      max: numberAt(scale['max'], '/scale/max'),
    },
    minFeatures: numberAt(card['minFeatures'], '/minFeatures'),
    minCoverageBp: numberAt(card['minCoverageBp'], '/minCoverageBp'),
    basePoints: integerAt(card['basePoints'], '/basePoints'),
    totals: {
      least: integerAt(totals['least'], '/totals/least'),
      neutral: integerAt(totals['neutral'], '/totals/neutral'),
      most: integerAt(totals['most'], '/totals/most'),
    },
    grades: listAt(card['grades'], '/grades').map((grade, index) =>
      gradeAt(grade, `/grades/${String(index)}`),
    ),
    factors: listAt(card['factors'], '/factors').map((f, index) => factorAt(f, `/factors/${String(index)}`)),
  };
}

const CARD_MEMBERS = [
  'format',
  'modelId',
  'version',
  'name',
  'kind',
  'card',
  'definitionsVersion',
  'scale',
  'minFeatures',
  'minCoverageBp',
  'basePoints',
  'totals',
  'grades',
  'factors',
];

const FACTOR_MEMBERS = ['feature', 'reason', 'neutral', 'bins', 'special', 'missing', 'baseline', 'why'];

function factorAt(json: unknown, place: string): Factor {
  const factor = objectAt(json, place, FACTOR_MEMBERS);
  const missing = objectAt(factor['missing'], `${place}/missing`, ['rule', 'points', 'reason']);
  const baseline = objectAt(factor['baseline'], `${place}/baseline`, ['record', 'thin']);
  return {
    feature: textAt(factor['feature'], `${place}/feature`),
    reason: textAt(factor['reason'], `${place}/reason`),
    neutral: numberAt(factor['neutral'], `${place}/neutral`),
    bins: listAt(factor['bins'], `${place}/bins`).map((bin, i) => binAt(bin, `${place}/bins/${String(i)}`)),
    special: listAt(factor['special'], `${place}/special`).map((entry, i) => {
      const at = `${place}/special/${String(i)}`;
      const special = objectAt(entry, at, ['value', 'points']);
      return {
        value: numberAt(special['value'], `${at}/value`),
        points: numberAt(special['points'], `${at}/points`),
      };
    }),
    missing: {
      rule: oneOf(missing['rule'], `${place}/missing/rule`, ['N', 'B']),
      points: numberAt(missing['points'], `${place}/missing/points`),
      reason: textAt(missing['reason'], `${place}/missing/reason`),
    },
    baseline: {
      record: numberAt(baseline['record'], `${place}/baseline/record`),
      thin: numberAt(baseline['thin'], `${place}/baseline/thin`),
    },
    why: wordingAt(factor['why'], `${place}/why`),
  };
}

function binAt(json: unknown, place: string): Bin {
  const bin = objectAt(json, place, ['from', 'to', 'points']);
  const points = numberAt(bin['points'], `${place}/points`);
  return {
    ...(bin['from'] === undefined ? {} : { from: numberAt(bin['from'], `${place}/from`) }),
    ...(bin['to'] === undefined ? {} : { to: numberAt(bin['to'], `${place}/to`) }),
    points,
  };
}

function gradeAt(json: unknown, place: string): { grade: Grade; from: number } {
  const grade = objectAt(json, place, ['grade', 'from']);
  return {
    grade: oneOf(grade['grade'], `${place}/grade`, GRADES),
    from: integerAt(grade['from'], `${place}/from`),
  };
}

function wordingAt(json: unknown, place: string): Wording {
  const wording = objectAt(json, place, ['zh', 'en']);
  return { zh: textAt(wording['zh'], `${place}/zh`), en: textAt(wording['en'], `${place}/en`) };
}

function objectAt(json: unknown, place: string, members: readonly string[]): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw malformedAt(place, 'an object');
  const unknownMember = Object.keys(json).find((name) => !members.includes(name));
  if (unknownMember !== undefined) throw malformedAt(`${place}/${unknownMember}`, 'left out: it is unknown');
  return json as Record<string, unknown>;
}

function listAt(json: unknown, place: string): unknown[] {
  if (!Array.isArray(json)) throw malformedAt(place, 'a list');
  return json as unknown[];
}

function textAt(json: unknown, place: string): string {
  if (typeof json !== 'string' || json === '') throw malformedAt(place, 'a text');
  return json;
}

function numberAt(json: unknown, place: string): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw malformedAt(place, 'a finite number');
  return json;
}

function integerAt(json: unknown, place: string): number {
  const value = numberAt(json, place);
  if (!Number.isSafeInteger(value)) throw malformedAt(place, 'a whole number');
  return value;
}

function oneOf<Value extends string>(json: unknown, place: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === json);
  if (found === undefined) throw malformedAt(place, `one of ${values.join(', ')}`);
  return found;
}

function malformedAt(place: string, expected: string): Error {
  return invalid('scorecard-malformed', place === '' ? '/' : place, `It must be ${expected}.`);
}
