import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { ObjectionRow } from '../objections/objection-table.ts';
import { linkedBy } from '../people/linked-by.ts';
import { myFile, sinceOf, type MyFile, type MyHolding, type MyValue } from '../people/my-file.ts';
import type { PersonNeeds } from '../people/person-file.ts';
import { toldValue } from '../people/told-value.ts';
import type { RecordView } from '../records/records-view.ts';
import { writtenValue } from '../records/written-value.ts';
import type { Registry } from '../registry.ts';

type Schemas = components['schemas'];

/** What is held about a farmer, for the farmer. */
export function myFileHandlers({ people }: Registry): Handlers {
  return {
    readMyFile: async (call) => {
      const { personId } = call.actor;
      if (personId === undefined) return { status: 200, body: { values: [], holdings: [] } };
      const file = await call.inTransaction((tx) => myFile(tx, people, personId));
      return { status: 200, body: presentFile(people, file, personId) };
    },
  };
}

function presentFile(needs: PersonNeeds, file: MyFile, personId: string): Schemas['MyFile'] {
  const { household, objections } = file;
  return {
    values: file.values.flatMap((value) => presentValue(needs, value, objections)),
    ...(household
      ? {
          household: {
            number: household.number,
            villageName: household.villageName,
            size: household.members.length,
            members: household.members.map(({ personId: id, name, relation, head }) => ({
              name,
              relation,
              head,
              me: id === personId,
            })),
          },
        }
      : {}),
    holdings: file.holdings.flatMap((holding) => presentHolding(needs, holding, objections)),
  };
}

function presentValue(
  needs: PersonNeeds,
  { name, attribute, record, others }: MyValue,
  objections: readonly ObjectionRow[],
): Schemas['FileValue'][] {
  const told = toldValue(needs, attribute, record);
  if (!told) return [];
  const { value, source, linkedBy: by } = told;
  return [{ name, value, source, linkedBy: by, others, ...objectionTo(objections, record, source.column) }];
}

function presentHolding(
  needs: PersonNeeds,
  { datasetId, records, updatedAt, own }: MyHolding,
  objections: readonly ObjectionRow[],
): Schemas['Holding'][] {
  const contract = needs.contracts.of(datasetId);
  if (!contract) return [];
  const { agency, dataset, title } = contract;
  const items = own.map((record) => presentRecord(needs, record, objections));
  return [{ agency, dataset, title, records, updatedAt: isoInstant(updatedAt), items }];
}

function presentRecord(
  needs: PersonNeeds,
  record: RecordView,
  objections: readonly ObjectionRow[],
): Schemas['HeldRecord'] {
  const contract = needs.contracts.version(record.datasetId, record.contractVersion);
  return {
    recordId: record.id,
    rowNo: record.rowNo,
    receivedAt: isoInstant(record.receivedAt),
    since: sinceOf(record),
    linkedBy: linkedBy(record, needs.contracts),
    values: (contract?.columns ?? []).flatMap((column) => {
      const value = record.content[column.name] ?? null;
      if (value === null) return [];
      const written = writtenValue(column, value, needs.villageName);
      const objection = objectionTo(objections, record, column.name);
      return [{ column: column.name, title: column.title, value: written, ...objection }];
    }),
  };
}

function objectionTo(
  objections: readonly ObjectionRow[],
  { naturalKey }: RecordView,
  column: string,
): { objection?: Schemas['OpenObjectionRef'] } {
  const found = objections.find((row) => row.naturalKey === naturalKey && row.columnName === column);
  return found ? { objection: { id: found.id, state: found.state } } : {};
}
