import { canonicalize } from 'json-canonicalize';
import type { ContractColumn, DataContract } from '../contract/data-contract.ts';

/** One difference between two versions; `pointer` is a place in the newer one, or the older when it is gone there. */
export interface ContractChange {
  pointer: string;
  kind: 'added' | 'removed' | 'changed';
  /** Records of both versions can no longer be read alike: natural key, type, scale, codes, a column that is gone. */
  incompatible: boolean;
  /** The column's header, when the change is about one. */
  header?: string;
  /** JSON of what stood there before; absent when added. */
  before?: string;
  /** JSON of what stands there now; absent when removed. */
  after?: string;
}

/** Members of a contract that are compared as a whole; columns are compared one by one, by name. */
const COMPARED = [
  'title',
  'agency',
  'naturalKey',
  'subject',
  'eventDate',
  'formsHouseholds',
  'toleranceBp',
  'maxRows',
  'allowEmpty',
  'quality',
] as const;
const TERMS = ['legalBasis', 'purposes', 'refresh', 'freshnessDays', 'retentionMonths', 'contact'] as const;
const BREAKING: readonly string[] = ['naturalKey', 'subject', 'eventDate', 'formsHouseholds'];
const BREAKING_IN_COLUMN: readonly string[] = ['type', 'scale'];

type Members = Readonly<Record<string, unknown>>;

/** Every difference that matters, in the order of the document; the version number is none. */
export function diffContracts(before: DataContract, after: DataContract): ContractChange[] {
  return [
    ...membersChanged(members(before), members(after), { names: COMPARED, at: '', breaking: BREAKING }),
    ...membersChanged(members(before.agreement ?? {}), members(after.agreement ?? {}), {
      names: TERMS,
      at: '/agreement',
      breaking: [],
    }),
    ...columnsChanged(before.columns, after.columns),
  ];
}

/** True when records of both versions can be read alike. */
export function isCompatible(changes: readonly ContractChange[]): boolean {
  return changes.every(({ incompatible }) => !incompatible);
}

interface Compared {
  names: readonly string[];
  at: string;
  breaking: readonly string[];
}

function membersChanged(before: Members, after: Members, how: Compared): ContractChange[] {
  return how.names.flatMap((name) => {
    const [old, now] = [jsonOf(before[name]), jsonOf(after[name])];
    if (old === now) return [];
    return [
      {
        pointer: `${how.at}/${name}`,
        kind: kindOf(old, now),
        incompatible: how.breaking.includes(name),
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}

function columnsChanged(
  before: readonly ContractColumn[],
  after: readonly ContractColumn[],
): ContractChange[] {
  const changes = after.flatMap((column, index) => {
    const at = `/columns/${String(index)}`;
    const old = before.find(({ name }) => name === column.name);
    if (!old) return [whole(at, 'added', column)];
    return columnChanged(old, column, at);
  });
  const gone = before.flatMap((column, index) =>
    after.some(({ name }) => name === column.name)
      ? []
      : [whole(`/columns/${String(index)}`, 'removed', column)],
  );
  return [...changes, ...gone];
}

function columnChanged(before: ContractColumn, after: ContractColumn, at: string): ContractChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return membersChanged(members(before), members(after), { names, at, breaking: BREAKING_IN_COLUMN }).map(
    (change) => ({
      ...change,
      header: after.header,
      incompatible: change.incompatible || (change.pointer.endsWith('/values') && losesCodes(before, after)),
    }),
  );
}

/** A text that meant one code and now means another or nothing makes old and new records differ. */
function losesCodes(before: ContractColumn, after: ContractColumn): boolean {
  return Object.entries(before.values ?? {}).some(([text, code]) => after.values?.[text] !== code);
}

function whole(pointer: string, kind: 'added' | 'removed', column: ContractColumn): ContractChange {
  const json = canonicalize(column);
  return {
    pointer,
    kind,
    incompatible: kind === 'removed',
    header: column.header,
    ...(kind === 'added' ? { after: json } : { before: json }),
  };
}

function kindOf(before: string | undefined, after: string | undefined): ContractChange['kind'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function members(value: object): Members {
  return Object.fromEntries(Object.entries(value));
}

function jsonOf(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalize(value);
}
