// Rules for the site's own scripts.
import {readdirSync, readFileSync} from 'node:fs';

import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';

// What a part is (see hooks/psychoed/script_parts.py): one expression, which ends without a semicolon. As a
// script it would have one.
const expression = {
  preprocess: (text) => [`${text.trimEnd()};\n`],
  postprocess: (messages) => messages.flat(),
};
const scripts = ['../../overrides/assets/', '../../hooks/psychoed/components/']
  .map((path) => new URL(path, import.meta.url))
  .flatMap((folder) => readdirSync(folder, {recursive: true}).map((name) => new URL(name, folder)))
  .filter(({pathname}) => pathname.endsWith('.js'));
const parts = scripts.flatMap((script) => (
  Array.from(readFileSync(script, 'utf-8').matchAll(/'@(?:parts\/)?([\w-]+\.js)'/g), ([, part]) => part)));

export default [
  js.configs.recommended,
  {
    languageOptions: {ecmaVersion: 2021, sourceType: 'script'},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    plugins: {'@stylistic': stylistic},
    rules: {
      // TypeScript sees the same, and knows all names that browsers have.
      'no-undef': 'off',
      'no-unused-vars': 'off',

      'array-callback-return': 'error',
      curly: ['error', 'multi-line', 'consistent'],
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implicit-globals': 'error',
      'no-implied-eval': 'error',
      'no-lonely-if': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-restricted-globals': ['error', 'event', 'fetch', 'name', 'status', 'XMLHttpRequest'],
      'no-sequences': 'error',
      'no-throw-literal': 'error',
      'no-unneeded-ternary': 'error',
      'no-useless-rename': 'error',
      'no-useless-return': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'one-var': ['error', 'never'],
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-rest-params': 'error',
      'prefer-spread': 'error',
      strict: ['error', 'function'],

      '@stylistic/arrow-parens': 'error',
      '@stylistic/brace-style': ['error', '1tbs', {allowSingleLine: true}],
      '@stylistic/comma-dangle': ['error', 'always-multiline'],
      '@stylistic/comma-spacing': 'error',
      '@stylistic/eol-last': 'error',
      '@stylistic/indent': ['error', 2],
      '@stylistic/keyword-spacing': 'error',
      '@stylistic/max-len': ['error', {code: 120}],
      '@stylistic/no-multi-spaces': 'error',
      '@stylistic/no-multiple-empty-lines': ['error', {max: 1, maxBOF: 0}],
      '@stylistic/no-tabs': 'error',
      '@stylistic/no-trailing-spaces': 'error',
      '@stylistic/operator-linebreak': ['error', 'before'],
      '@stylistic/quotes': ['error', 'single', {avoidEscape: true}],
      '@stylistic/semi': 'error',
      '@stylistic/space-before-blocks': 'error',
      '@stylistic/space-infix-ops': 'error',
    },
  },
  {
    files: parts.map((name) => `**/${name}`),
    processor: expression,
    rules: {
      // They stand within functions that are.
      strict: 'off',
    },
  },
];
