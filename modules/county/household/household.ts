import type { Sex } from '../people/given-names.ts';
import type { Village } from '../places/divisions.ts';

/** The relation to the head of the household, in the words of the household register. */
export type Relation =
  | '户主'
  | '妻'
  | '夫'
  | '长子'
  | '次子'
  | '子'
  | '长女'
  | '次女'
  | '女'
  | '儿媳'
  | '父亲'
  | '母亲'
  | '孙子'
  | '孙女';

/** Somebody as they really are: what the files should say. */
export interface Person {
  personId: string;
  name: string;
  sex: Sex;
  birthDate: string;
  idNumber: string;
  relation: Relation;
  phone: string | undefined;
  deceased: boolean;
  /** Parents who live in the same household. */
  parents: readonly string[];
}

/** A household as it really is. */
export interface Household {
  householdId: string;
  /** Position in the county, from 0; keys of records are built from it. */
  index: number;
  /** The 户号 of the register. */
  number: string;
  village: Village;
  group: string;
  head: Person;
  members: readonly Person[];
  /** How well the household manages, around 0 with standard deviation 1; land, yield and repayment follow it. */
  quality: number;
}
