import { TextDecoder } from 'node:util';
import { allDatasets } from '../../../modules/county/datasets/all-datasets.ts';
import { COUNTY_DATE } from '../../../modules/county/random/calendar.ts';
import { checkHeader } from '../../../modules/registry/contract/check-header.ts';
import type { ContractColumn, DataContract } from '../../../modules/registry/contract/data-contract.ts';
import { loadContracts } from '../../../modules/registry/contract/load-contracts.ts';
import { checkRow, payloadText, type CheckedRow } from '../../../modules/registry/intake/check-row.ts';
import { villageFinder } from '../../../modules/registry/values/village-spelling.ts';
import { makeCounty, readRows } from './made-county.ts';

const made = makeCounty(400, 7);
const contracts = loadContracts();
const datasets = allDatasets(7);

function contractOf(datasetId: string): DataContract {
  const contract = contracts.of(datasetId);
  if (!contract) throw new Error(`no contract ${datasetId}`);
  return contract;
}

async function checkedRows(file: string, datasetId: string): Promise<CheckedRow[]> {
  const contract = contractOf(datasetId);
  const [header, ...rows] = await readRows(made, file);
  const columns = (header?.cells ?? []).map((found): ContractColumn => {
    const column = contract.columns.find((candidate) => candidate.header === found);
    if (!column) throw new Error(`${file} has a column ${found}`);
    return column;
  });
  const findVillage = villageFinder(made.county.villages);
  return rows.map((row) => checkRow(row, { contract, columns, findVillage, today: COUNTY_DATE }));
}

test('there is one file for each data contract, the household register first', () => {
  expect(made.county.files.map((file) => file.datasetId).sort()).toEqual(
    contracts.all.map((c) => c.dataset).sort(),
  );
  expect(made.county.files[0]?.datasetId).toBe('civil-household-members');
  for (const { datasetId, agency, contractVersion } of made.county.files)
    expect({ agency, contractVersion }).toEqual({
      agency: contractOf(datasetId).agency.slug,
      contractVersion: contractOf(datasetId).version,
    });
});

describe.each(made.county.files.map(({ file, datasetId }) => [file, datasetId]))('%s', (file, datasetId) => {
  test('its header satisfies the contract', async () => {
    const [header] = await readRows(made, file);
    expect(checkHeader(header?.cells ?? [], contractOf(datasetId)).ok).toBe(true);
  });

  test('its encoding decodes without a fault and back to the same bytes', () => {
    const bytes = made.files.get(file) ?? Buffer.alloc(0);
    const encoding = datasets.find(({ id }) => id === datasetId)?.style.encoding;
    if (encoding === 'xlsx') {
      expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
      return;
    }
    const text = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes);
    expect(text).not.toMatch(/[\uFFFD\uE000-\uF8FF]/u);
    expect(bytes.subarray(0, 3).equals(Buffer.from('\uFEFF'))).toBe(encoding === 'utf-8-bom');
  });

  test('its bad rows stay below the tolerance and no key says two things', async () => {
    const rows = await checkedRows(file, datasetId);
    const rejected = rows.filter((row) => 'rejected' in row).length;
    expect((rejected * 10_000) / rows.length).toBeLessThan(
      contractOf(datasetId).toleranceBp * 0.6 + 2 * (10_000 / rows.length),
    );
    const payloads = new Map<string, string>();
    for (const row of rows) {
      if ('rejected' in row) continue;
      const payload = payloadText(row);
      expect(payloads.get(row.keyText) ?? payload).toBe(payload);
      payloads.set(row.keyText, payload);
    }
  });

  test('the truth tells of every row once', async () => {
    const told = made.rows.filter((row) => row.file === file).map((row) => row.row);
    const found = (await readRows(made, file)).slice(1).map((row) => row.rowNo);
    expect(told).toEqual(found);
    expect(made.county.files.find((entry) => entry.file === file)?.rows).toBe(found.length);
  });
});

test('clean rows arrive in the registry as what is true', async () => {
  for (const { file, datasetId } of made.county.files) {
    const rows = await checkedRows(file, datasetId);
    const told = made.rows.filter((row) => row.file === file);
    rows.forEach((row, index) => {
      const line = told[index];
      const person = made.persons.get(line?.personId ?? '');
      if (!line || !person) throw new Error(`nobody stands behind row ${String(row.rowNo)} of ${file}`);
      if (line.dirt.length > 0) return;
      expect(row).toMatchObject({ subject: { idNumber: person.idNumber, name: person.name } });
    });
  }
});

test('the spellings of every village find it', async () => {
  for (const { file, datasetId } of made.county.files) {
    const rows = await checkedRows(file, datasetId);
    const unknown = rows.filter((row) => row.findings.some(({ code }) => code === 'F_VILLAGE_UNKNOWN'));
    expect([file, unknown.length]).toEqual([file, 0]);
  }
});
