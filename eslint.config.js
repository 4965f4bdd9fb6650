import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The sizes of the house: see design rule 12. */
const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-params': ['error', { max: 4 }],
  complexity: ['error', { max: 10 }],
};

const doorSizes = { 'max-lines': ['error', { max: 60 }] };

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', '**/*.gen.ts', 'coverage/**', 'data/**', 'web/public/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...sizes,
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only server/config.ts reads the environment.' },
        { object: 'Date', property: 'now', message: 'Time comes from the clock.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['modules/*/index.ts', 'modules/*/mount.ts'],
    rules: doorSizes,
  },
  {
    // The one reader of the environment and of the wall clock; command lines read theirs too.
    files: [
      'server/config.ts',
      'server/main.ts',
      'server/cli/**',
      'modules/kernel/clock.ts',
      'tests/**',
      'web/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // A migration is a frozen list of columns; a test suite is a list of cases.
    files: ['migrations/**', 'tests/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
          message: 'The content policy blocks inline style attributes.',
        },
        {
          selector: "MemberExpression[property.name='cssText']",
          message: 'The content policy blocks inline style attributes.',
        },
      ],
      // Event handlers that return a promise are React's usual way; failures surface through react-query.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', module: 'writable', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
