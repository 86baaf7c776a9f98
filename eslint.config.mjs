import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { loadProjectGraph } from './apps/dev/src/lint/project-graph.mjs';
import { suppressionReason } from './apps/dev/src/lint/suppression-reason.mjs';
import { tellingFileName } from './apps/dev/src/lint/telling-file-name.mjs';

// The boundaries rule reads the graph from Nx's cache and says nothing at all where there is none.
await loadProjectGraph();

const SPECS = ['**/*.{spec,int-spec,e2e-spec,browser-spec}.{ts,tsx}'];
const TEST_CODE = [...SPECS, '**/testing/**', 'e2e/**'];
const COMMAND_LINE = [
  'apps/{dev,cli,bot}/**',
  'docker/**',
  'e2e/bench/**',
  'libs/bot-kit/src/check/**',
  '**/testing/**',
];
const CONFIG_FILES = ['*.config.{mjs,ts}', '**/*.config.{mjs,ts}', '.dependency-cruiser.mjs'];

/** Scripts rather than a project: whoever needs an image built in a test or before a start may call them. */
const IMAGE_BUILDERS = ['^(\\.\\./)+docker/'];

/** Which tags may depend on which: rules 1 and 3 of the architecture. A project may always import itself. */
const boundaries = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:kernel'] },
  // Its test kit makes databases by the migrations; that nothing else of it does is for dependency-cruiser to see.
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:kernel', 'type:contracts', 'type:migrations'] },
  { sourceTag: 'type:context', onlyDependOnLibsWithTags: ['type:kernel', 'type:platform', 'type:contracts'] },
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:migrations', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['type:client'] },
  { sourceTag: 'scope:cli', onlyDependOnLibsWithTags: ['type:client', 'type:kernel'] },
  { sourceTag: 'scope:bot', onlyDependOnLibsWithTags: ['type:kit'] },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:platform', 'type:contracts', 'type:context', 'type:migrations'],
  },
];

const namedExportsOnly = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: "ExportSpecifier[exported.name='default']", message: 'Named exports only.' },
];
const noEnums = [{ selector: 'TSEnumDeclaration', message: 'Use a union of strings or a constant table.' }];
const noBlindAssertions = [
  {
    selector: 'TSNonNullExpression:not([expression.type="MemberExpression"][expression.computed=true])',
    message: 'Only an index known to be in range may be asserted (`items[0]!`); narrow or throw otherwise.',
  },
];
const injectedTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is injected: use the Clock.' },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Time is injected: use the Clock.',
  },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Randomness is injected.' },
];
const preferredFormats = [
  {
    selector: 'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/][arguments.length=0]',
    message: 'People choose how dates and numbers are written: take the locale from useFormatLocale().',
  },
];
const honestTests = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Every test runs, every time.',
  },
  { selector: 'CallExpression[callee.name=/^[xf](describe|it|test)$/]', message: 'Every test runs, every time.' },
  {
    selector: 'MemberExpression[object.name="jest"][property.name="retryTimes"]',
    message: 'A test passes the first time.',
  },
  {
    selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    message: 'Tests never sleep: wait for the condition with eventually().',
  },
];

const restrictedSyntax = (...groups) => ['error', ...groups.flat()];
const restrictedImports = (...paths) => [
  'error',
  {
    paths: [
      {
        name: 'node:child_process',
        importNames: ['exec', 'execSync'],
        message: 'No shell strings: use execFile or spawn.',
      },
      ...paths,
    ],
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.moorage/**',
      'coverage/**',
      'test-results/**',
      'libs/api-client/src/generated/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,mts,mjs}'],
    plugins: {
      '@nx': nx,
      moorage: { rules: { 'suppression-reason': suppressionReason, 'telling-file-name': tellingFileName } },
    },
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': restrictedImports(),
      'no-restricted-syntax': restrictedSyntax(namedExportsOnly, noEnums, noBlindAssertions),
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: IMAGE_BUILDERS, depConstraints: boundaries },
      ],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Replaced by noBlindAssertions: with noUncheckedIndexedAccess, `items[0]!` is the honest way to say "in range".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      'moorage/suppression-reason': 'error',
      'moorage/telling-file-name': 'error',
    },
  },
  {
    // A promise nobody waits for loses its error, and in a unit of work its transaction. These rules need types.
    files: ['{apps,libs}/*/src/**/*.{ts,tsx}', '{e2e,docker,migrations}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['libs/*/src/{domain,application}/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': restrictedSyntax(namedExportsOnly, noEnums, noBlindAssertions, injectedTime),
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': restrictedSyntax(namedExportsOnly, noEnums, noBlindAssertions, preferredFormats),
    },
  },
  {
    files: TEST_CODE,
    rules: { 'no-restricted-syntax': restrictedSyntax(namedExportsOnly, noEnums) },
  },
  {
    files: SPECS,
    rules: {
      'no-restricted-syntax': restrictedSyntax(namedExportsOnly, noEnums, honestTests),
      'no-restricted-imports': restrictedImports({
        name: 'node:timers/promises',
        message: 'Tests never sleep: wait for the condition with eventually().',
      }),
    },
  },
  // The suites drive everything there is, from the outside and from the inside.
  { files: ['e2e/**', 'docker/**'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: COMMAND_LINE, rules: { 'no-console': 'off' } },
  { files: CONFIG_FILES, rules: { 'no-restricted-syntax': restrictedSyntax(noEnums) } },
  { files: ['apps/web/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
);
