import type { Tx } from '../../kernel/transaction.ts';
import { goldenRecord } from './golden-record.ts';
import { PERSON_ATTRIBUTES, type PersonAttribute } from './golden-rules.ts';
import type { Kin } from './kin.ts';
import type { PersonNeeds } from './person-file.ts';
import { toldValue, type ToldValue } from './told-value.ts';

/** A person's golden record as it is told to staff: masked numbers, every value with its source, the losers behind. */
export interface GoldenPerson {
  personId: string;
  name: string;
  villageCode: string;
  villageName: string;
  householdId?: string;
  ruleId: string;
  attributes: { name: PersonAttribute; values: ToldValue[] }[];
  kin: (Kin & { name: string })[];
}

/** Tells a golden record; `undefined` when no published record mentions the person. */
export async function toldPerson(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<GoldenPerson | undefined> {
  const golden = await goldenRecord(tx, needs, personId);
  if (!golden) return undefined;
  const { file, ruleId, attributes, records, kin } = golden;
  return {
    personId: file.personId,
    name: file.name,
    villageCode: file.villageCode ?? '',
    villageName: file.villageName ?? '',
    ...(file.householdId === undefined ? {} : { householdId: file.householdId }),
    ruleId,
    attributes: PERSON_ATTRIBUTES.map((name) => ({
      name,
      values: attributes[name].flatMap((attribute) => {
        const record = records.get(attribute.recordId);
        const told = record && toldValue(needs, attribute, record);
        return told ? [told] : [];
      }),
    })),
    kin: [...kin],
  };
}
