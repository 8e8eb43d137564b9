import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Stages take a value and return one; they know the model and what the list of shared folders holds, never each other. */
const STAGES = ['input', 'facts', 'rules', 'engine', 'weigh', 'compose', 'explain', 'draft', 'render']

/** What is built on the library and on its renderings. */
const APPLICATIONS = ['study', 'teach', 'interop']

/** Outside packages and the only folders that may open them. */
const DOORS = {
  zod: ['input', 'rules'],
  'json-rules-engine': ['engine'],
  immer: ['draft'],
  'jsonc-parser': ['input'],
}

const closedPackages = (folder) =>
  Object.entries(DOORS)
    .filter(([, folders]) => !folders.includes(folder))
    .map(([name, folders]) => ({ regex: `^${name}(?:/|$)`, message: `Only ${folders.join(' and ')} may use ${name}.` }))

const noNode = { regex: '^node:', message: 'Only the command line tool touches the machine.' }

/** The model, errors and chronology are below the stages; stages stand side by side; the pipeline and the command line tool stand above. */
function boundary(folder, closed) {
  const others = closed.filter((each) => each !== folder)
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...closedPackages(folder),
          noNode,
          { regex: `^(?:\\.\\./)+(?:${others.join('|')})/(?!.*\\.json$)`, message: `${folder} does not know the other stages.` },
          { regex: '^(?:\\.\\./)+(?:index|formulate|replay|rule-sets)\\.js$', message: 'A stage does not know the pipeline.' },
        ],
      }],
    },
  }
}

/** An application takes the library as a whole: the files at the top, and what renders. */
function applicationBoundary(folder) {
  const others = [...STAGES, ...APPLICATIONS].filter((each) => each !== folder && each !== 'render')
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...closedPackages(folder),
          noNode,
          { regex: `^(?:\\.\\./)+(?:${others.join('|')})/(?!.*\\.json$)`, message: `${folder} uses the library as a whole.` },
        ],
      }],
    },
  }
}

export default defineConfig(
  // The stub is a bundler's input, held equal to the one in the docs, and belongs to no project of TypeScript.
  { ignores: ['dist/', 'docs/', 'coverage/', 'node_modules/', 'test/support/no-jsonpath.js'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Numbers are put into texts on purpose; anything else is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `if (done) return report(problem)` ends a function early; the compiler sees to it that nobody reads a value from it.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `() => void stream.write(text)` says that a result is left aside on purpose.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Fields are taken out of copies that nobody else holds.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A leading underscore takes a field out of the rest of an object.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Commands and stages share a shape that is asynchronous even where one of them has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-cond-assign': 'error',
      'no-constant-binary-expression': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-loss-of-precision': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...closedPackages(''), noNode] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'navigator', 'window', 'document', 'localStorage', 'performance', 'setTimeout', 'setInterval', 'crypto'],
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Same input, same bytes.' },
        { object: 'Date', property: 'now', message: 'assessedOn is the only clock.' },
      ],
      'no-restricted-syntax': ['error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'assessedOn is the only clock.' },
        { selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale\\w*)$/]', message: 'The order and the words never depend on the machine.' },
        { selector: "NewExpression[callee.object.name='Intl'][arguments.length=0]", message: 'Name the locale.' },
        { selector: 'ExportDefaultDeclaration', message: 'Everything is exported by name.' },
      ],
    },
  },
  ...STAGES.map((stage) => boundary(stage, [...STAGES, ...APPLICATIONS])),
  ...APPLICATIONS.map((application) => applicationBoundary(application)),
  boundary('chronology', [...STAGES]),
  boundary('conditions', [...STAGES]),
  boundary('model', [...STAGES, 'chronology', 'words']),
  boundary('words', [...STAGES]),
  boundary('languages', [...STAGES]),
  {
    files: ['src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...closedPackages('cli'),
          { regex: '^\\.\\./(?:engine|weigh|compose|facts|formulate|replay|rule-sets)', message: 'The command line tool uses what the library publishes.' },
        ],
      }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests look into values whose shape the test itself has made sure of.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A type parameter used once stands for what the caller expects a file to hold, or for a comparison of types.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
)
