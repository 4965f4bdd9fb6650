import { randomBytes } from 'node:crypto';
import { createVault, type VaultKeys } from '../../../modules/kernel/vault.ts';

const keys: VaultKeys = {
  data: { k1: randomBytes(32), k2: randomBytes(32) },
  current: 'k1',
  index: randomBytes(32),
};
const vault = createVault(keys);
const PLACE = 'identity_farmer|phone|frm_1';

test('what is sealed opens in its own place, and only there', () => {
  const sealed = vault.seal('13800138000', PLACE);
  expect(sealed).not.toContain('13800138000');
  expect(vault.open(sealed, PLACE)).toBe('13800138000');
  expect(() => vault.open(sealed, 'identity_farmer|phone|frm_2')).toThrow();
});

test('the same text is sealed differently each time and looked up the same', () => {
  expect(vault.seal('𠮷·a', PLACE)).not.toBe(vault.seal('𠮷·a', PLACE));
  expect(vault.lookup('phone', '13800138000')).toBe(vault.lookup('phone', '13800138000'));
  expect(vault.lookup('phone', '13800138000')).not.toBe(vault.lookup('id-number', '13800138000'));
});

test('any changed character is refused', () => {
  const sealed = vault.seal('452622198001011234', PLACE);
  for (const position of [3, 8, 20, sealed.length - 2]) {
    const other = sealed[position] === 'A' ? 'B' : 'A';
    const bent = `${sealed.slice(0, position)}${other}${sealed.slice(position + 1)}`;
    expect(() => vault.open(bent, PLACE)).toThrow();
  }
  expect(() => vault.open('plain text', PLACE)).toThrow('not a sealed value');
});

test('after rotation old values open with the old key, and a lost key is said by name', () => {
  const old = vault.seal('x', PLACE);
  const rotated = createVault({ ...keys, current: 'k2' });
  expect(rotated.open(old, PLACE)).toBe('x');
  expect(rotated.seal('x', PLACE)).toMatch(/^g1\.k2\./);
  const without = createVault({
    data: { k2: keys.data['k2'] ?? Buffer.alloc(0) },
    current: 'k2',
    index: keys.index,
  });
  expect(() => without.open(old, PLACE)).toThrow('data key k1');
  expect(() => createVault({ ...keys, current: 'k9' })).toThrow('data key k9');
});
