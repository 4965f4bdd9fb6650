import fc from 'fast-check';
import {
  idCheckCharacter,
  maskIdNumber,
  readIdNumber,
  to18,
} from '../../../modules/registry/values/id-number.ts';
import { idOf } from './fixtures.ts';

const seventeen = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([area, born, sequence]) =>
      `${String(area)}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
  );

test('the published example of GB 11643 verifies', () => {
  expect(readIdNumber('11010519491231002X')).toMatchObject({
    number: '11010519491231002X',
    valid: true,
    birthDate: '1949-12-31',
    sex: 'female',
    findings: [],
  });
});

test('every single wrong digit and every swap of neighbours is caught', () => {
  fc.assert(
    fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, place, shift) => {
      const digit = (Number(first17.charAt(place)) + shift) % 10;
      const wrong = `${first17.slice(0, place)}${String(digit)}${first17.slice(place + 1)}`;
      expect(idCheckCharacter(wrong)).not.toBe(idCheckCharacter(first17));
      if (place < 16 && first17[place] !== first17[place + 1]) {
        const swapped = `${first17.slice(0, place)}${first17.charAt(place + 1)}${first17.charAt(place)}${first17.slice(place + 2)}`;
        expect(idCheckCharacter(swapped)).not.toBe(idCheckCharacter(first17));
      }
    }),
  );
});

test('fifteen digits become the same person as eighteen', () => {
  const eighteen = idOf('1966-03-05', 123);
  const fifteen = `${eighteen.slice(0, 6)}${eighteen.slice(8, 17)}`;
  expect(to18(fifteen)).toBe(eighteen);
  expect(readIdNumber(fifteen)).toMatchObject({ number: eighteen, valid: true, findings: ['F_ID_15'] });
});

test.each([
  ['full-width digits', '４５２６２２１９９００１０１１２３', ['F_ID_WRITTEN']],
  ['inner spaces', '452622 19900101 123', ['F_ID_WRITTEN']],
  ['a leading apostrophe', "'452622 19900101 123", ['F_ID_WRITTEN']],
])('%s are tidied', (_, seventeenDigits, findings) => {
  const check = idCheckCharacter('45262219900101123');
  expect(readIdNumber(`${seventeenDigits}${check}`)).toMatchObject({
    number: `45262219900101123${check}`,
    findings,
  });
});

test('a lower-case x is the check character', () => {
  expect(readIdNumber('11010519491231002x')).toMatchObject({ valid: true, number: '11010519491231002X' });
});

test.each([
  ['4.50102E+17', 'E_PRECISION'],
  ['4.50102199001011E+17', 'E_PRECISION'],
  ['452622199001011000', 'E_PRECISION'],
  ['45262219900101123', 'F_ID_LENGTH'],
  ['4526221990010112345', 'F_ID_LENGTH'],
  ['45262219900101O12X', 'F_ID_FORM'],
  ['452622199002301234', 'F_ID_BIRTH'],
  ['111111111111111111', 'F_PLACEHOLDER'],
  ['111111111111111', 'F_PLACEHOLDER'],
  ['123456789012345678', 'F_PLACEHOLDER'],
  ['户口待补', 'F_ID_FORM'],
])('%s is not used: %s', (cell, code) => {
  expect(readIdNumber(cell)).toEqual({ number: undefined, findings: [code] });
});

test('a wrong check character is evidence, not a refusal', () => {
  const right = idOf('1980-07-07', 11);
  const wrong = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
  expect(readIdNumber(wrong)).toMatchObject({ number: wrong, valid: false, findings: ['F_ID_CHECK'] });
});

test('no text makes it throw, and what it gives back is read the same again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        seventeen.map((s) => `${s}${idCheckCharacter(s)}`),
      ),
      (text) => {
        const id = readIdNumber(text);
        if (id.number !== undefined)
          expect(readIdNumber(id.number)).toMatchObject({ number: id.number, valid: id.valid });
      },
    ),
  );
});

test('the mask shows six and two characters', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('110105**********2X');
});
