import type { Place } from './contract-problem.ts';
import type { ContractColumn, ContractSubject, DataContract } from './data-contract.ts';
import { columnNamed } from './parse-column.ts';
import { parseRule } from './parse-rule.ts';
import {
  DELIVERY_KINDS,
  DIMENSIONS,
  type DeliveryTerms,
  type Dimension,
  type DriftTerms,
  type QualityTerms,
  type Reference,
} from './quality-contract.ts';
import { flagOf, integerOf, listOf, mappingOf, oneOf, slugOf, type Fields } from './read-field.ts';

/** The members of a contract that say how good a file must be and how it may be delivered. */
export const TERM_FIELDS = ['rules', 'unique', 'references', 'deliveries', 'quality'] as const;

type Terms = Pick<DataContract, (typeof TERM_FIELDS)[number]>;

const WEIGHTS: Readonly<Record<Dimension, number>> = {
  completeness: 25,
  validity: 30,
  uniqueness: 15,
  consistency: 20,
  timeliness: 10,
};
const DRIFT: DriftTerms = {
  rowsFewerBp: 5_000,
  rowsMoreBp: 20_000,
  nullsMoreBp: 2_000,
  newCodesBp: 1_000,
  shiftBp: 5_000,
};
const SHARE = [0, 10_000] as const;
const GROWTH = [0, 1_000_000] as const;

/** Reads the terms; every member may be left out and has a sensible value then. */
export function parseTerms(fields: Fields, columns: readonly ContractColumn[], root: Place): Terms {
  return {
    rules: optionalList(fields['rules'], root.at('rules')).map((rule, index) =>
      parseRule(rule, columns, root.at('rules').at(index)),
    ),
    unique: optionalList(fields['unique'], root.at('unique')).map((names, index) =>
      columnsNamed(names, columns, root.at('unique').at(index)),
    ),
    references: optionalList(fields['references'], root.at('references')).map((source, index) =>
      parseReference(source, columns, root.at('references').at(index)),
    ),
    deliveries: parseDeliveries(fields['deliveries'] ?? {}, columns, root.at('deliveries')),
    quality: parseQuality(fields, columns, root.at('quality')),
  };
}

function optionalList(value: unknown, place: Place): readonly unknown[] {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : listOf(value, place, 50);
}

function columnsNamed(value: unknown, columns: readonly ContractColumn[], place: Place): string[] {
  return listOf(value, place, 50).map((name, index) => columnNamed(columns, name, place.at(index)));
}

function parseReference(source: unknown, columns: readonly ContractColumn[], place: Place): Reference {
  const fields = mappingOf(source, place, ['columns', 'dataset']);
  return {
    columns: columnsNamed(fields['columns'], columns, place.at('columns')),
    dataset: slugOf(fields['dataset'], place.at('dataset')),
  };
}

function parseDeliveries(source: unknown, columns: readonly ContractColumn[], place: Place): DeliveryTerms {
  const fields = mappingOf(source, place, ['kinds', 'usual', 'operation', 'fullEndsMissing', 'endsHoldBp']);
  const kinds = optionalList(fields['kinds'], place.at('kinds')).map((kind, index) =>
    oneOf(kind, place.at('kinds').at(index), DELIVERY_KINDS),
  );
  const allowed = kinds.length === 0 ? DELIVERY_KINDS : kinds;
  const usual = oneOf(fields['usual'] ?? allowed[0], place.at('usual'), DELIVERY_KINDS);
  if (!allowed.includes(usual))
    place.at('usual').wrong('kind-unfit', '不在允许的报送方式之内', 'not one of the kinds allowed');
  return {
    kinds: allowed,
    usual,
    fullEndsMissing: flagOf(fields['fullEndsMissing'], place.at('fullEndsMissing')),
    endsHoldBp: integerOf(fields['endsHoldBp'] ?? 500, place.at('endsHoldBp'), SHARE),
    ...operationOf(fields['operation'], columns, place.at('operation')),
  };
}

function operationOf(
  value: unknown,
  columns: readonly ContractColumn[],
  place: Place,
): { operation?: string } {
  if (value === undefined) return {};
  const name = columnNamed(columns, value, place);
  const codes = Object.values(columns.find((column) => column.name === name)?.values ?? {});
  if (codes.length === 0 || codes.some((code) => code !== 'upsert' && code !== 'withdraw'))
    place.wrong(
      'operation-unfit',
      `字段 ${name} 的取值只能是 upsert 或 withdraw`,
      `column ${name} must be a code with the values upsert and withdraw`,
    );
  return { operation: name };
}

function parseQuality(all: Fields, columns: readonly ContractColumn[], place: Place): QualityTerms {
  const known = ['weights', 'passBp', 'refuseBp', 'minimumRows', 'complete', 'timeliness', 'drift'];
  const fields = mappingOf(all['quality'] ?? {}, place, known);
  const complete = fields['complete'];
  const terms: QualityTerms = {
    weights: parseWeights(fields['weights'] ?? {}, place.at('weights')),
    passBp: integerOf(fields['passBp'] ?? 7_000, place.at('passBp'), SHARE),
    refuseBp: integerOf(fields['refuseBp'] ?? 4_000, place.at('refuseBp'), SHARE),
    minimumRows: integerOf(fields['minimumRows'] ?? 100, place.at('minimumRows'), [0, 1_000_000]),
    complete:
      complete === undefined
        ? usuallyFilled(all, columns)
        : optionalList(complete, place.at('complete')).map((name, index) =>
            columnNamed(columns, name, place.at('complete').at(index)),
          ),
    drift: parseDrift(fields['drift'] ?? {}, place.at('drift')),
    ...timelinessOf(fields['timeliness'], columns, place.at('timeliness')),
  };
  if (terms.refuseBp > terms.passBp)
    place.at('refuseBp').wrong('threshold-order', '退回线不能高于通过线', 'must not be above passBp');
  return terms;
}

function usuallyFilled(all: Fields, columns: readonly ContractColumn[]): string[] {
  const key = Array.isArray(all['naturalKey']) ? (all['naturalKey'] as unknown[]) : [];
  const subject = (typeof all['subject'] === 'object' ? all['subject'] : {}) as ContractSubject | null;
  const { deceased, ...roles } = subject ?? {};
  const named = new Set<unknown>([...key, ...Object.values(roles)]);
  return columns
    .filter(({ name, required }) => name !== deceased && (required || named.has(name)))
    .map(({ name }) => name);
}

function parseWeights(source: unknown, place: Place): Record<Dimension, number> {
  const fields = mappingOf(source, place, DIMENSIONS);
  const weights = Object.fromEntries(
    DIMENSIONS.map((name) => [name, integerOf(fields[name] ?? WEIGHTS[name], place.at(name), [0, 1_000])]),
  ) as Record<Dimension, number>;
  if (DIMENSIONS.every((name) => weights[name] === 0))
    place.wrong('weights-empty', '至少一项权重要大于 0', 'one weight at least must be above 0');
  return weights;
}

function parseDrift(source: unknown, place: Place): DriftTerms {
  const names = Object.keys(DRIFT) as (keyof DriftTerms)[];
  const fields = mappingOf(source, place, names);
  const limit = (name: keyof DriftTerms): number =>
    integerOf(fields[name] ?? DRIFT[name], place.at(name), GROWTH);
  return Object.fromEntries(names.map((name) => [name, limit(name)])) as unknown as DriftTerms;
}

function timelinessOf(
  source: unknown,
  columns: readonly ContractColumn[],
  place: Place,
): Pick<QualityTerms, 'timeliness'> {
  if (source === undefined) return {};
  const fields = mappingOf(source, place, ['column', 'days']);
  const column = columnNamed(columns, fields['column'], place.at('column'));
  if (column !== '' && columns.find(({ name }) => name === column)?.type !== 'date')
    place.at('column').wrong('role-unfit', `字段 ${column} 应是日期`, `column ${column} must have type date`);
  return { timeliness: { column, days: integerOf(fields['days'], place.at('days'), [1, 36_500]) } };
}
