import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkHeader, suggestColumns } from '../../../modules/registry/contract/check-header.ts';
import {
  CONTRACTS_FOLDER,
  contractsOf,
  loadContracts,
} from '../../../modules/registry/contract/load-contracts.ts';
import type { DataContract } from '../../../modules/registry/contract/data-contract.ts';
import { ContractError } from '../../../modules/registry/contract/contract-problem.ts';
import { REGISTER, REGISTER_HEADERS, registerContract } from './fixtures.ts';

test('the contracts of the county load, each delivered by one agency', () => {
  const contracts = loadContracts();
  const files = readdirSync(CONTRACTS_FOLDER).filter((file) => file.endsWith('.yaml'));
  const said = files.map((file) => parse(readFileSync(join(CONTRACTS_FOLDER, file), 'utf8')) as DataContract);
  expect(contracts.all.map(({ dataset }) => dataset).sort()).toEqual(
    [...new Set(said.map(({ dataset }) => dataset))].sort(),
  );
  for (const { dataset, version } of said) expect(contracts.version(dataset, version)).toBeDefined();
});

test.each([
  ['an unknown field', { colour: 'red' }, /colour/],
  ['no natural key', { naturalKey: [] }, /naturalKey/],
  ['a natural key that is no column', { naturalKey: ['nobody'] }, /naturalKey/],
  ['an event date that is no date', { eventDate: 'name' }, /eventDate/],
  ['a role of the wrong type', { subject: { name: 'township' } }, /subject.name/],
  ['nobody to find', { subject: {} }, /subject/],
  ['a tolerance above the whole', { toleranceBp: 10_001 }, /toleranceBp/],
  ['a dataset with capitals', { dataset: 'Civil' }, /dataset/],
  [
    'prohibited data',
    { columns: [...REGISTER.columns, { name: 'faith', header: '宗教信仰', type: 'text' }] },
    /prohibited data \(religion\)/,
  ],
  [
    'illness under another name',
    {
      columns: [
        ...REGISTER.columns,
        { name: 'remark', header: '备注', title: { zh: '患病情况', en: 'Remark' }, type: 'text' },
      ],
    },
    /medical/,
  ],
  [
    'money without its unit',
    { columns: [...REGISTER.columns, { name: 'sum', header: '金额', type: 'money' }] },
    /unit/,
  ],
  [
    'a header twice',
    { columns: [...REGISTER.columns, { name: 'other', header: '姓名', type: 'text' }] },
    /姓名/,
  ],
  [
    'a bound that is no whole number',
    { columns: [...REGISTER.columns, { name: 'n', header: '数', type: 'integer', min: 0.5 }] },
    /min/,
  ],
])('%s stops the start and is named', (_, change, named) => {
  expect(() => registerContract(change)).toThrow(ContractError);
  expect(() => registerContract(change)).toThrow(named);
});

test('a dataset cannot stand twice or change its agency', () => {
  expect(() => contractsOf([registerContract(), registerContract()])).toThrow(/two files/);
  const other = registerContract({
    version: 2,
    agency: { slug: 'finance', name: { zh: '财政局', en: 'Finance' } },
  });
  expect(() => contractsOf([registerContract(), other])).toThrow(/two agencies/);
  const both = contractsOf([registerContract({ version: 2 }), registerContract()]);
  expect(both.of('civil-register')?.version).toBe(2);
  expect(both.version('civil-register', 1)?.version).toBe(1);
});

describe('headers', () => {
  const contract = registerContract();
  test('the order is free', () => {
    expect(checkHeader([...REGISTER_HEADERS].reverse(), contract).ok).toBe(true);
  });
  test('renamed, missing, unknown and repeated columns are told apart', () => {
    const found = [
      '户号',
      '公民身份证号',
      '姓名',
      '姓名',
      '性别',
      '出生日期',
      '与户主关系',
      '乡镇',
      '村',
      '联系电话',
      '登记日期',
      '体重',
    ];
    expect(checkHeader(found, contract)).toEqual({
      ok: false,
      missing: ['身份证号', '年收入(元)'],
      unknown: ['公民身份证号', '体重'],
      duplicated: ['姓名'],
      renamed: [{ found: '公民身份证号', expected: '身份证号' }],
    });
    expect(suggestColumns(found, contract)[1]).toEqual({
      found: '公民身份证号',
      header: '身份证号',
      match: 'suggested',
    });
  });
});
