import { parseLinkContract } from '../../../../modules/registry/linkage/link-contract.ts';

const GOOD = `name: people
key: id
oneRecordPerSource: true
columns:
  姓名: { role: full-name }
  surname: { role: surname, language: latin }
  born: { role: birth-date, format: yyyymmdd }
`;

describe('link contract', () => {
  test('the language of names is left to the data unless the contract says it', () => {
    expect(parseLinkContract(GOOD)).toEqual({
      key: 'id',
      undecided: ['姓名'],
      spec: {
        name: 'people',
        oneRecordPerSource: true,
        columns: [
          { name: '姓名', role: 'full-name', language: 'zh', format: 'any' },
          { name: 'surname', role: 'surname', language: 'latin', format: 'any' },
          { name: 'born', role: 'birth-date', language: 'latin', format: 'yyyymmdd' },
        ],
      },
    });
  });

  test.each([
    ['a: [', /^the contract is not YAML/],
    [GOOD.replace('key: id', 'keys: id'), /^keys: unknown key/],
    [GOOD.replace('name: people\n', ''), /^name: a text is expected/],
    [GOOD.replace('role: surname', 'role: nickname'), /^columns\.surname\.role: one of/],
    [GOOD.replace('language: latin', 'language: greek'), /^columns\.surname\.language: one of zh, latin/],
    [GOOD.replace('language: latin', 'colour: red'), /^columns\.surname\.colour: unknown key/],
    [GOOD.replace('language: latin', 'format: yyyy'), /^columns\.surname\.format: only dates/],
    [
      GOOD.replace('oneRecordPerSource: true', 'oneRecordPerSource: maybe'),
      /^oneRecordPerSource: true or false/,
    ],
    [GOOD.replace('key: id', 'key: surname'), /^columns\.surname: the key column/],
    ['name: x\nkey: id\ncolumns: {}\n', /^columns: at least one/],
    ['name: x\nkey: id\ncolumns: [a]\n', /^columns: a map is expected/],
  ])('refuses %j and names the field', (text, message) => {
    expect(() => parseLinkContract(text)).toThrow(message);
  });
});
