import type { Role } from './link-spec.ts';
import { outputName, type BlockingRule, type Field } from './plan.ts';

/** A value that records may share; `strong` ones make a block alone, others only in twos. */
interface Atom {
  kind: Kind;
  expression: string;
  columns: readonly string[];
  zh: string;
  en: string;
}

type Kind =
  | 'whole'
  | 'text'
  | 'name'
  | 'sound'
  | 'surname'
  | 'birth'
  | 'id'
  | 'id-head'
  | 'id-tail'
  | 'number'
  | 'place';

/** Kinds that make a block alone. */
const ALONE: readonly Kind[] = ['whole', 'text', 'id'];

/** Kinds whose frequent values say too little alone. */
const FEW_ALONE: readonly Kind[] = ['whole', 'text'];

/** Which kinds narrow each other down enough. */
const PARTNERS: Readonly<Record<Kind, readonly Kind[]>> = {
  whole: [],
  text: [],
  id: [],
  name: ['name', 'birth', 'number', 'place'],
  sound: ['sound', 'birth', 'number', 'place', 'id-head'],
  surname: ['birth', 'number', 'id-tail'],
  birth: ['name', 'sound', 'surname', 'number', 'place'],
  'id-head': ['sound'],
  'id-tail': ['surname'],
  number: ['name', 'sound', 'surname', 'birth'],
  place: ['name', 'sound', 'birth', 'place'],
};

/** All rules that the roles of the columns suggest, in a fixed order. Rules overlap: a pair is compared once. */
export function blockingRules(fields: readonly Field[]): BlockingRule[] {
  const atoms = fields.flatMap((field) => atomsOf(field, fields));
  const alone = atoms.filter(({ kind }) => ALONE.includes(kind)).map((atom) => ruleOf([atom]));
  const twos = atoms.flatMap((one, at) =>
    atoms
      .slice(at + 1)
      .filter((two) => PARTNERS[one.kind].includes(two.kind) && !sameColumn(one, two))
      .map((two) => ruleOf([one, two])),
  );
  return [...alone, ...twos].slice(0, MOST_RULES);
}

/** A name or text that more records share says too little alone. */
const MOST_NAMESAKES = 20;

/** Rules are bits of one integer. */
const MOST_RULES = 30;

function sameColumn(one: Atom, two: Atom): boolean {
  return one.columns[0] === two.columns[0];
}

function ruleOf(atoms: readonly Atom[]): BlockingRule {
  return {
    name: atoms.map(({ en }) => en).join(' + '),
    zh: atoms.map(({ zh }) => zh).join(' + '),
    en: atoms.map(({ en }) => en).join(' + '),
    parts: atoms.map(({ expression }) => expression),
    columns: [...new Set(atoms.flatMap(({ columns }) => columns))],
    ...(atoms.every(({ kind }) => FEW_ALONE.includes(kind)) ? { cap: MOST_NAMESAKES } : {}),
  };
}

function atomsOf(field: Field, all: readonly Field[]): Atom[] {
  const { role, name } = field.column;
  const at: Output = (output) => `@.${outputName(field, output)}`;
  const atom: MakeAtom = (kind, expression, zh, en) => ({ kind, expression, columns: [name], zh, en });
  return ATOMS[role]?.({ field, all, at, atom }) ?? [];
}

/** What the atoms of a column are made from. */
interface Making {
  field: Field;
  all: readonly Field[];
  at: Output;
  atom: MakeAtom;
}

type MakeAtoms = (making: Making) => Atom[];

const namePart: MakeAtoms = ({ field, at, atom }) => [
  atom('name', at('nm'), field.column.name, field.column.name),
];
const code: MakeAtoms = ({ field, at, atom }) => [
  atom('number', at('nm'), field.column.name, field.column.name),
];

/** Texts make blocks alone where no Chinese names do it better. */
const text: MakeAtoms = ({ field, all, at, atom }) =>
  hasZhName(all) ? [] : [atom('text', at('nm'), field.column.name, field.column.name)];

const place: MakeAtoms = (making) => {
  const { field, at, atom } = making;
  const { name, language } = field.column;
  return language === 'zh'
    ? [atom('place', at('place'), name, name)]
    : [atom('place', at('nm'), name, name), ...text(making)];
};

const ATOMS: Readonly<Partial<Record<Role, MakeAtoms>>> = {
  'full-name': ({ field, all, at, atom }) =>
    field.column.language === 'zh' ? zhNameAtoms(at, atom) : latinFullAtoms(at, atom, all),
  'given-name': namePart,
  surname: namePart,
  'birth-date': ({ field, all }) => [birthAtom(field, all)],
  'id-number': ({ at, atom }) => [
    atom('id', at('id'), '证件号', 'ID number'),
    atom('id-head', `left(${at('id')}, 10)`, '证件号前十位', 'first ten of the ID number'),
    atom('id-tail', `right(${at('id')}, 8)`, '证件号后八位', 'last eight of the ID number'),
  ],
  phone: (making) => [making.atom('number', making.at('nm'), '电话', 'telephone'), ...text(making)],
  'household-number': code,
  'organisation-code': code,
  address: place,
  village: place,
  postcode: ({ at, atom }) => [atom('place', at('nm'), '邮编', 'postcode')],
  'free-text': text,
  'organisation-name': text,
};

function hasZhName(all: readonly Field[]): boolean {
  return all.some(({ column }) => column.role === 'full-name' && column.language === 'zh');
}

type MakeAtom = (kind: Kind, expression: string, zh: string, en: string) => Atom;
type Output = (output: string) => string;

function zhNameAtoms(at: Output, atom: MakeAtom): Atom[] {
  return [
    atom('whole', at('nm'), '姓名', 'name'),
    atom('sound', at('bag'), '姓名读音', 'sound of the name'),
    atom('surname', at('sur'), '姓的读音', 'sound of the surname'),
  ];
}

/** Where the parts of the name stand in columns of their own, those make the blocks. */
function latinFullAtoms(at: Output, atom: MakeAtom, all: readonly Field[]): Atom[] {
  if (all.some(({ column }) => column.role === 'surname')) return [];
  return [
    atom('whole', at('nm'), '姓名', 'name'),
    atom('name', at('first'), '首词', 'first word of the name'),
    atom('name', at('last'), '末词', 'last word of the name'),
  ];
}

function birthAtom(field: Field, all: readonly Field[]): Atom {
  const id = all.find(({ column }) => column.role === 'id-number');
  const own = `@.${outputName(field, 'd')}`;
  const words = { zh: '出生日期', en: 'birth date' };
  if (id === undefined) return { kind: 'birth', expression: own, columns: [field.column.name], ...words };
  const expression = `coalesce(${own}, @.${outputName(id, 'idb')})`;
  return { kind: 'birth', expression, columns: [field.column.name, id.column.name], ...words };
}
