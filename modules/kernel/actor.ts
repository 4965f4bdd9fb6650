/** What kind of organisation a staff member works for. */
export const ORGANISATION_KINDS = [
  'agency',
  'bank',
  'cooperative',
  'buyer',
  'regulator',
  'county',
  'village',
  'university',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Who is calling: a staff member, a farmer, a machine client of an organisation, or nobody (public operations). */
export interface Actor {
  kind: 'staff' | 'farmer' | 'client' | 'nobody';
  /** The user's, farmer account's or client's id. */
  id: string;
  /** The organisation of staff and clients; absent for farmers. */
  organisationId?: string;
  organisationKind?: OrganisationKind;
  /** The farmer's person in the registry; absent for staff and clients. */
  personId?: string;
  /** The village agent who acts for this farmer; every record of the act names both. */
  assistedBy?: { userId: string; organisationId: string };
  permissions: readonly string[];
}
