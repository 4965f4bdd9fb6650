/** How one person is related to another: `parent` means that the other one is a parent of this person. */
export type KinRelation =
  'spouse' | 'parent' | 'child' | 'sibling' | 'grandparent' | 'grandchild' | 'parent-in-law' | 'child-in-law';

/** A relative within the household and the register row that says so. */
export interface Kin {
  personId: string;
  relation: KinRelation;
  recordId: string;
}

interface Member {
  personId: string;
  relation: string;
  recordId: string;
}

/** What a member is to the head. */
const TO_HEAD: Readonly<Record<string, KinRelation>> = {
  spouse: 'spouse',
  son: 'child',
  daughter: 'child',
  child: 'child',
  father: 'parent',
  mother: 'parent',
  brother: 'sibling',
  sister: 'sibling',
  grandson: 'grandchild',
  granddaughter: 'grandchild',
  'son-in-law': 'child-in-law',
  'daughter-in-law': 'child-in-law',
};

const INVERSE: Readonly<Record<KinRelation, KinRelation>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  'parent-in-law': 'child-in-law',
  'child-in-law': 'parent-in-law',
};

/**
 * The relatives of a member as far as the relations to the registered head tell: the head itself, the head's relatives for
 * the head, and brothers and sisters among the head's children. Without exactly one registered head nothing is known.
 */
export function kinOf(personId: string, members: readonly Member[]): Kin[] {
  const heads = members.filter(({ relation }) => relation === 'head');
  const [head] = heads;
  const self = members.find((member) => member.personId === personId);
  if (!head || heads.length > 1 || !self) return [];
  const others = members.filter((member) => member.personId !== personId);
  return others
    .flatMap((other) => {
      const found = relationOf(self, other);
      return found === undefined ? [] : [{ personId: other.personId, ...found }];
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function relationOf(self: Member, other: Member): Omit<Kin, 'personId'> | undefined {
  if (self.relation === 'head') return told(TO_HEAD[other.relation], other.recordId);
  const own = TO_HEAD[self.relation];
  if (other.relation === 'head') return told(own && INVERSE[own], self.recordId);
  if (own === 'child' && TO_HEAD[other.relation] === 'child') return told('sibling', other.recordId);
  return undefined;
}

function told(relation: KinRelation | undefined, recordId: string): Omit<Kin, 'personId'> | undefined {
  return relation && { relation, recordId };
}
