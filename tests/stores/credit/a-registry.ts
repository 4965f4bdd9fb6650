import type { HouseholdSource } from '../../../modules/credit/index.ts';
import type { SourceRecord } from '../../../modules/credit/features/source-record.ts';

/** A registry in memory: households by id with village and records. */
export function aRegistry(
  households: Map<string, { villageCode: string; records: SourceRecord[] }>,
): HouseholdSource {
  const ids = (): string[] => [...households.keys()].sort();
  return {
    person: (_tx, personId) => {
      const householdId = personId.replace('per_', 'hh_');
      return Promise.resolve(
        households.has(householdId) ? { householdId, villageName: '青石村' } : undefined,
      );
    },
    household: (_tx, householdId) => {
      const found = households.get(householdId);
      return Promise.resolve(found && { villageCode: found.villageCode, villageName: '青石村' });
    },
    recordsOfHousehold: (_tx, householdId) => Promise.resolve(households.get(householdId)?.records ?? []),
    householdIds: (_tx, after, limit) =>
      Promise.resolve(
        ids()
          .filter((id) => after === undefined || id > after)
          .slice(0, limit),
      ),
    villages: () => {
      const codes = [...new Set([...households.values()].map((household) => household.villageCode))].sort();
      return Promise.resolve(
        codes.map((code) => ({
          code,
          name: `村${code}`,
          townshipCode: code.slice(0, 9),
          townshipName: '清溪镇',
          households: [...households.values()].filter((household) => household.villageCode === code).length,
        })),
      );
    },
  };
}
