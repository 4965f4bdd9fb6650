/** How the values of one attribute are weighed. */
export interface AttributeRule {
  /** Rank of a source by dataset, 0 to 2000; `register` is any dataset that forms households, `other` the rest. */
  ranks: Readonly<Record<string, number>>;
  register: number;
  other: number;
  /** Days after which a statement weighs half; 0 when age does not matter. */
  halfLifeDays: number;
  /** What each further agency that says the same adds of its own weight, in basis points. */
  agreementBp: number;
  /** A yes of any source stands against every no. */
  yesWins?: true;
}

/** The rules of one version: named in every answer, never changed once released. */
export interface GoldenRules {
  id: string;
  attributes: Readonly<Record<PersonAttribute, AttributeRule>>;
}

export const PERSON_ATTRIBUTES = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'phone',
  'village',
  'deceased',
] as const;

export type PersonAttribute = (typeof PERSON_ATTRIBUTES)[number];

/** The rank of what a valid ID number itself says about birth date and sex (GB 11643). */
export const ID_NUMBER_SOURCE = 'id-number';

const IDENTITY_RANKS = {
  'health-enrolment': 600,
  'finance-pensions': 600,
  'bank-loans': 550,
  'land-contracts': 500,
  'vehicle-registrations': 500,
  'market-registrations': 500,
};

/** The rules in force. A change is a new constant with a new id. */
export const GOLDEN_RULES: GoldenRules = {
  id: 'golden-1',
  attributes: {
    name: { ranks: IDENTITY_RANKS, register: 1000, other: 300, halfLifeDays: 3650, agreementBp: 5000 },
    sex: {
      ranks: { ...IDENTITY_RANKS, [ID_NUMBER_SOURCE]: 1200 },
      register: 1000,
      other: 300,
      halfLifeDays: 0,
      agreementBp: 5000,
    },
    birthDate: {
      ranks: { ...IDENTITY_RANKS, [ID_NUMBER_SOURCE]: 2000 },
      register: 1000,
      other: 300,
      halfLifeDays: 0,
      agreementBp: 5000,
    },
    idNumber: { ranks: IDENTITY_RANKS, register: 1000, other: 300, halfLifeDays: 0, agreementBp: 5000 },
    // People change phones: who paid or was called last knows best.
    phone: {
      ranks: { 'bank-loans': 800, 'health-enrolment': 700, 'power-bills': 700 },
      register: 600,
      other: 500,
      halfLifeDays: 730,
      agreementBp: 7000,
    },
    village: {
      ranks: { 'health-enrolment': 500, 'land-contracts': 500, 'agriculture-crops': 500, 'power-bills': 500 },
      register: 1000,
      other: 300,
      halfLifeDays: 1825,
      agreementBp: 6000,
    },
    deceased: {
      ranks: {},
      register: 1000,
      other: 500,
      halfLifeDays: 0,
      agreementBp: 5000,
      yesWins: true,
    },
  },
};
