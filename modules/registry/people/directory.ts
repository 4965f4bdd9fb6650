import type { PersonRow } from './person-table.ts';

/** The persons that a portion of rows may be about: those of the database and those founded on the way. */
export interface Directory {
  add(person: PersonRow): void;
  /** A person got an ID number. */
  adopt(person: PersonRow, id: { idLookup: string; sealed: string }): void;
  byId(idLookup: string | undefined): PersonRow | undefined;
  byTraits(traitsLookup: string | undefined): readonly PersonRow[];
  person(id: string | null | undefined): PersonRow | undefined;
}

export function createDirectory(known: readonly PersonRow[]): Directory {
  const ids = new Map<string, PersonRow>();
  const traits = new Map<string, PersonRow[]>();
  const persons = new Map<string, PersonRow>();
  const add = (person: PersonRow): void => {
    if (persons.has(person.id)) return;
    persons.set(person.id, person);
    if (person.idLookup !== null) ids.set(person.idLookup, person);
    if (person.traitsLookup !== null)
      traits.set(person.traitsLookup, [...(traits.get(person.traitsLookup) ?? []), person]);
  };
  known.forEach(add);
  return {
    add,
    adopt: (person, id) => {
      Object.assign(person, id);
      ids.set(id.idLookup, person);
    },
    byId: (lookup) => (lookup === undefined ? undefined : ids.get(lookup)),
    byTraits: (lookup) => (lookup === undefined ? [] : (traits.get(lookup) ?? [])),
    person: (id) => (typeof id === 'string' ? persons.get(id) : undefined),
  };
}
