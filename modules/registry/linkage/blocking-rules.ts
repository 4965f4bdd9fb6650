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
  const { role, name, language } = field.column;
  const at = (output: string): string => `@.${outputName(field, output)}`;
  const atom = (kind: Kind, expression: string, zh: string, en: string): Atom => {
    return { kind, expression, columns: [name], zh, en };
  };
  switch (role) {
    case 'full-name':
      return language === 'zh' ? zhNameAtoms(at, atom) : latinFullAtoms(at, atom, all);
    case 'given-name':
    case 'surname':
      return [atom('name', at('nm'), name, name)];
    case 'birth-date':
      return [birthAtom(field, all)];
    case 'id-number':
      return [
        atom('id', at('id'), '证件号', 'ID number'),
        atom('id-head', `left(${at('id')}, 10)`, '证件号前十位', 'first ten of the ID number'),
        atom('id-tail', `right(${at('id')}, 8)`, '证件号后八位', 'last eight of the ID number'),
      ];
    case 'phone':
      return [atom('number', at('nm'), '电话', 'telephone')];
    case 'household-number':
    case 'organisation-code':
      return [atom('number', at('nm'), name, name)];
    case 'address':
    case 'village':
      return [atom('place', language === 'zh' ? at('place') : at('nm'), name, name)];
    case 'postcode':
      return [atom('place', at('nm'), '邮编', 'postcode')];
    default:
      return [];
  }
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
