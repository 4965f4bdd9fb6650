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
  'whole' | 'name' | 'sound' | 'surname' | 'birth' | 'id' | 'id-head' | 'id-tail' | 'number' | 'place';

/** Kinds that make a block alone. */
const ALONE: readonly Kind[] = ['whole', 'id'];

/** Which kinds narrow each other down enough. */
const PARTNERS: Readonly<Record<Kind, readonly Kind[]>> = {
  whole: [],
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

/** A name that more records share says too little alone. */
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
    ...(atoms.every(({ kind }) => kind === 'whole') ? { cap: MOST_NAMESAKES } : {}),
  };
}

function atomsOf(field: Field, all: readonly Field[]): Atom[] {
  const output = (name: string): string => `@.${outputName(field, name)}`;
  const atom: MakeAtom = (kind, expression, zh, en) => {
    return { kind, expression, columns: [field.column.name], zh, en };
  };
  return ATOMS[field.column.role]?.({ field, all, output, atom }) ?? [];
}

interface AtomContext {
  field: Field;
  all: readonly Field[];
  output: Output;
  atom: MakeAtom;
}

const byName =
  (kind: Kind) =>
  ({ field, output, atom }: AtomContext): Atom[] => [
    atom(kind, output('nm'), field.column.name, field.column.name),
  ];

const placeAtoms = ({ field, output, atom }: AtomContext): Atom[] => {
  const { name, language } = field.column;
  return [atom('place', language === 'zh' ? output('place') : output('nm'), name, name)];
};

const ATOMS: Readonly<Partial<Record<Role, (context: AtomContext) => Atom[]>>> = {
  'full-name': ({ field, all, output, atom }) =>
    field.column.language === 'zh' ? zhNameAtoms(output, atom) : latinFullAtoms(output, atom, all),
  'given-name': byName('name'),
  surname: byName('name'),
  'birth-date': ({ field, all }) => [birthAtom(field, all)],
  'id-number': ({ output, atom }) => [
    atom('id', output('id'), '证件号', 'ID number'),
    atom('id-head', `left(${output('id')}, 10)`, '证件号前十位', 'first ten of the ID number'),
    atom('id-tail', `right(${output('id')}, 8)`, '证件号后八位', 'last eight of the ID number'),
  ],
  phone: ({ output, atom }) => [atom('number', output('nm'), '电话', 'telephone')],
  'household-number': byName('number'),
  'organisation-code': byName('number'),
  address: placeAtoms,
  village: placeAtoms,
  postcode: ({ output, atom }) => [atom('place', output('nm'), '邮编', 'postcode')],
};

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
