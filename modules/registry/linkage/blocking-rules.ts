import type { Role } from './link-spec.ts';
import { outputName, type BlockingRule, type Field } from './plan.ts';

/** A value that records may share; `strong` ones make a block alone, others only in twos. */
interface Atom {
  kind: 'name' | 'sound' | 'birth' | 'number' | 'place' | 'text';
  strong: boolean;
  expression: string;
  column: string;
  zh: string;
  en: string;
}

/** All rules that the roles of the columns suggest, in a fixed order. Rules overlap: a pair is compared once. */
export function blockingRules(fields: readonly Field[]): BlockingRule[] {
  const atoms = fields.flatMap((field) => atomsOf(field, fields));
  const alone = atoms.filter(({ strong }) => strong).map((atom) => ruleOf([atom]));
  const twos = atoms.flatMap((one, at) =>
    atoms
      .slice(at + 1)
      .filter((two) => two.column !== one.column && together(one, two))
      .map((two) => ruleOf([one, two])),
  );
  return [...alone, ...twos].slice(0, MOST_RULES);
}

/** Rules are bits of one integer. */
const MOST_RULES = 30;

/** Which kinds narrow each other down enough. */
const PARTNERS: Readonly<Record<Atom['kind'], readonly Atom['kind'][]>> = {
  name: ['name', 'birth', 'number', 'place'],
  sound: ['sound', 'birth', 'number', 'place'],
  birth: ['name', 'sound', 'number', 'place'],
  number: ['name', 'sound', 'birth'],
  place: ['name', 'sound', 'birth', 'place'],
  text: ['place'],
};

function together(one: Atom, two: Atom): boolean {
  if (one.strong || two.strong) return false;
  return PARTNERS[one.kind].includes(two.kind);
}

function ruleOf(atoms: readonly Atom[]): BlockingRule {
  return {
    name: atoms.map(({ en }) => en).join(' + '),
    zh: atoms.map(({ zh }) => zh).join(' + '),
    en: atoms.map(({ en }) => en).join(' + '),
    parts: atoms.map(({ expression }) => expression),
    columns: [...new Set(atoms.map(({ column }) => column))],
  };
}

function atomsOf(field: Field, all: readonly Field[]): Atom[] {
  const { role, name, language } = field.column;
  const at = (output: string): string => `@.${outputName(field, output)}`;
  const atom = (kind: Atom['kind'], expression: string, words: [string, string], strong = false): Atom => ({
    kind,
    strong,
    expression,
    column: name,
    zh: words[0],
    en: words[1],
  });
  switch (role) {
    case 'full-name':
      if (language === 'zh')
        return [
          atom('name', at('nm'), ['姓名', 'name'], true),
          atom('sound', at('py'), ['姓名读音', 'sound of the name']),
        ];
      return has(all, 'surname')
        ? []
        : [
            atom('name', at('nm'), ['姓名', 'name'], true),
            atom('sound', at('ph'), ['末词读音', 'sound of the last word']),
          ];
    case 'given-name':
    case 'surname':
      return [atom('name', at('nm'), [name, name])];
    case 'birth-date':
      return [atom('birth', birthOf(field, all), ['出生日期', 'birth date'])];
    case 'id-number':
      return [atom('number', at('id'), ['证件号', 'ID number'], true)];
    case 'phone':
      return [atom('number', at('nm'), ['电话', 'telephone'])];
    case 'household-number':
    case 'organisation-code':
      return [atom('number', at('nm'), [name, name])];
    case 'address':
    case 'village':
      return [atom('place', language === 'zh' ? at('place') : at('nm'), [name, name])];
    case 'postcode':
      return [atom('place', at('nm'), ['邮编', 'postcode'])];
    default:
      return [];
  }
}

function birthOf(field: Field, all: readonly Field[]): string {
  const own = `@.${outputName(field, 'd')}`;
  const id = all.find(({ column }) => column.role === 'id-number');
  return id === undefined ? own : `coalesce(${own}, @.${outputName(id, 'idb')})`;
}

function has(all: readonly Field[], role: Role): boolean {
  return all.some(({ column }) => column.role === role);
}
