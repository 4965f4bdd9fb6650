import { Readable } from 'node:stream';
import type { DataContract } from '../../../modules/registry/contract/data-contract.ts';
import { parseContract } from '../../../modules/registry/contract/parse-contract.ts';
import type { FileSource } from '../../../modules/registry/file/source.ts';
import { idCheckCharacter } from '../../../modules/registry/values/id-number.ts';
import type { Village } from '../../../modules/registry/values/village-spelling.ts';

export const VILLAGES: readonly Village[] = [
  { code: '451003100201', name: '那坡村民委员会', townshipCode: '451003100', townshipName: '田州镇' },
  { code: '451003100202', name: '兴城村民委员会', townshipCode: '451003100', townshipName: '田州镇' },
  { code: '451003101201', name: '那坡村民委员会', townshipCode: '451003101', townshipName: '百育镇' },
  { code: '451003101202', name: '四那村民委员会', townshipCode: '451003101', townshipName: '百育镇' },
  { code: '451003102001', name: '城东社区居民委员会', townshipCode: '451003102', townshipName: '头塘镇' },
];

/** The household register of the tests; every kind of column that matters stands in it. */
export function registerContract(change: Readonly<Record<string, unknown>> = {}): DataContract {
  return parseContract({ ...REGISTER, ...change }, 'register.yaml');
}

export const REGISTER = {
  dataset: 'civil-register',
  version: 1,
  title: { zh: '户籍', en: 'Household register' },
  agency: { slug: 'civil-affairs', name: { zh: '民政局', en: 'Civil affairs bureau' } },
  naturalKey: ['idNumber'],
  eventDate: 'registeredOn',
  formsHouseholds: true,
  toleranceBp: 2_000,
  maxRows: 1_000_000,
  subject: {
    idNumber: 'idNumber',
    name: 'name',
    birthDate: 'birthDate',
    sex: 'sex',
    village: 'village',
    phone: 'phone',
    householdNumber: 'householdNumber',
    relation: 'relation',
  },
  columns: [
    { name: 'householdNumber', header: '户号', type: 'household-number', required: true },
    { name: 'idNumber', header: '身份证号', type: 'id-number' },
    { name: 'name', header: '姓名', type: 'person-name', required: true },
    { name: 'sex', header: '性别', type: 'code', values: { 男: 'male', 女: 'female' } },
    { name: 'birthDate', header: '出生日期', type: 'date' },
    {
      name: 'relation',
      header: '与户主关系',
      type: 'code',
      required: true,
      values: { 户主: 'head', 配偶: 'spouse', 子女: 'child' },
    },
    { name: 'township', header: '乡镇', type: 'text' },
    { name: 'village', header: '村', type: 'village', township: 'township' },
    { name: 'phone', header: '联系电话', type: 'phone' },
    { name: 'registeredOn', header: '登记日期', type: 'date' },
    { name: 'income', header: '年收入(元)', type: 'money', unit: '元', min: 0 },
  ],
} as const;

export const REGISTER_HEADERS: readonly string[] = REGISTER.columns.map(({ header }) => header);

/** A valid ID number of the county for a birth date and a sequence number (odd: male). */
export function idOf(birthDate: string, sequence: number): string {
  const first17 = `452622${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${first17}${idCheckCharacter(first17)}`;
}

/** A file in memory, read in small chunks so that characters are cut at every place. */
export function sourceOf(bytes: Buffer | string, chunk = 7): FileSource {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const pieces: Buffer[] = [];
  for (let at = 0; at < buffer.length; at += chunk) pieces.push(buffer.subarray(at, at + chunk));
  return { sizeBytes: buffer.length, open: () => Readable.from(pieces) };
}

export async function collect<Item>(portions: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const portion of portions) items.push(...portion);
  return items;
}

// 中文姓名,身份证 … in GB18030: Node decodes it but does not encode it, so the table is made from the decoder.
let table: Map<string, Buffer> | undefined;

/** Encodes text of the two-byte and ASCII range as GB18030. */
export function gb18030(text: string): Buffer {
  table ??= twoByteTable();
  return Buffer.concat(
    Array.from(text).map((char) => {
      const bytes = char.charCodeAt(0) < 0x80 ? Buffer.from(char) : table?.get(char);
      if (!bytes) throw new Error(`no two bytes for ${char}`);
      return bytes;
    }),
  );
}

function twoByteTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (Array.from(char).length === 1 && !made.has(char)) made.set(char, Buffer.from([high, low]));
    }
  }
  return made;
}
