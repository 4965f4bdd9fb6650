import { contractError, Place, type ContractProblem } from './contract-problem.ts';
import type { ContractColumn, DataContract } from './data-contract.ts';
import { parseAgreement } from './parse-agreement.ts';
import { checkUnique, columnNamed, parseColumn } from './parse-column.ts';
import { parseTerms, TERM_FIELDS } from './parse-terms.ts';
import { checkHouseholds, parseSubject } from './parse-subject.ts';
import { flagOf, integerOf, listOf, mappingOf, slugOf, twoLanguagesOf, type Fields } from './read-field.ts';

const CONTRACT_FIELDS = [
  'dataset',
  'version',
  'title',
  'agency',
  'columns',
  'naturalKey',
  'subject',
  'eventDate',
  'formsHouseholds',
  'toleranceBp',
  'maxRows',
  'allowEmpty',
  'agreement',
  ...TERM_FIELDS,
];

/** A contract, or everything that is wrong with the document. */
export type ParsedContract =
  { contract: DataContract; problems?: never } | { contract?: never; problems: readonly ContractProblem[] };

/** Reads a data contract from parsed YAML or JSON and finds all problems at once. */
export function readContract(source: unknown): ParsedContract {
  const problems: ContractProblem[] = [];
  const root = new Place(problems);
  const contract = contractAt(mappingOf(source, root, CONTRACT_FIELDS), root);
  return problems.length > 0 ? { problems } : { contract };
}

/** Reads a data contract from a file of the installation; throws `ContractError` that names file and fields. */
export function parseContract(source: unknown, file: string): DataContract {
  const { contract, problems } = readContract(source);
  if (problems) throw contractError(file, problems);
  return contract;
}

function contractAt(fields: Fields, root: Place): DataContract {
  const columns = listOf(fields['columns'], root.at('columns')).map((column, index) =>
    parseColumn(column, root.at('columns').at(index)),
  );
  checkUnique(columns, root.at('columns'));
  checkTownships(columns, root.at('columns'));
  const agency = mappingOf(fields['agency'], root.at('agency'), ['slug', 'name']);
  const contract: DataContract = {
    dataset: slugOf(fields['dataset'], root.at('dataset')),
    version: integerOf(fields['version'], root.at('version'), [1, 9999]),
    title: twoLanguagesOf(fields['title'], root.at('title')),
    agency: {
      slug: slugOf(agency['slug'], root.at('agency').at('slug')),
      name: twoLanguagesOf(agency['name'], root.at('agency').at('name')),
    },
    columns,
    naturalKey: listOf(fields['naturalKey'], root.at('naturalKey')).map((name, index) =>
      columnNamed(columns, name, root.at('naturalKey').at(index)),
    ),
    subject: parseSubject(fields['subject'], columns, root.at('subject')),
    formsHouseholds: flagOf(fields['formsHouseholds'], root.at('formsHouseholds')),
    toleranceBp: integerOf(fields['toleranceBp'] ?? 500, root.at('toleranceBp'), [0, 10_000]),
    maxRows: integerOf(fields['maxRows'] ?? 1_000_000, root.at('maxRows'), [1, 10_000_000]),
    allowEmpty: flagOf(fields['allowEmpty'], root.at('allowEmpty')),
    ...eventDateOf(fields['eventDate'], columns, root.at('eventDate')),
    ...parseAgreement(fields['agreement'], columns, root),
    ...parseTerms(fields, columns, root),
  };
  checkHouseholds(contract, root.at('formsHouseholds'));
  return contract;
}

function checkTownships(columns: readonly ContractColumn[], place: Place): void {
  columns.forEach(({ township }, index) => {
    if (township !== undefined) columnNamed(columns, township, place.at(index).at('township'));
  });
}

function eventDateOf(
  value: unknown,
  columns: readonly ContractColumn[],
  place: Place,
): { eventDate?: string } {
  if (value === undefined) return {};
  const name = columnNamed(columns, value, place);
  if (name !== '' && columns.find((column) => column.name === name)?.type !== 'date')
    place.wrong('role-unfit', `字段 ${name} 应是日期`, `column ${name} must have type date`);
  return { eventDate: name };
}
