/**
 * The layers inside a context, and what no tag can say: no cycles, no way into a library but its door, no test code in
 * production, no development packages at run time. Which project may use which is ESLint's part (module boundaries).
 */

const TESTS = '\\.(spec|int-spec|e2e-spec|browser-spec)\\.tsx?$|/testing/|^e2e/';
const CONTEXTS = '^libs/(?!kernel/|platform/|contracts/|api-client/|bot-kit/)([^/]+)/src';

const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `${CONTEXTS}/${from}/`, pathNot: TESTS },
  to: { pathNot: allowed },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    layer(
      'domain-stays-plain',
      'The domain knows itself and the kernel: no framework, no driver, no Node. cron-parser only calculates.',
      'domain',
      ['^libs/$1/src/domain/', '^libs/kernel/src/index\\.ts$', '^node_modules/cron-parser/'],
    ),
    layer(
      'application-stays-inside',
      "Use cases know the domain, the kernel, the contracts, Nest's decorators, and streams as a shape.",
      'application',
      [
        '^libs/$1/src/(domain|application)/',
        '^libs/(kernel|contracts)/src/index\\.ts$',
        '^node_modules/@nestjs/(cqrs|common)/',
        '^stream$',
      ],
    ),
    {
      name: 'contexts-stay-apart',
      comment:
        'A context imports kernel, platform, contracts and itself; it hears of others by events and query ports.',
      severity: 'error',
      from: { path: CONTEXTS },
      to: { path: '^(libs|apps)/', pathNot: '^libs/($1|kernel|platform|contracts)/' },
    },
    {
      name: 'kernel-stays-pure',
      comment: 'The kernel is plain TypeScript: Node itself, and nothing from anywhere else.',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'contracts-carry-no-machinery',
      comment: 'Contracts are shapes: events and query ports, on top of the kernel alone.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: TESTS },
      to: { pathNot: '^libs/(kernel|contracts)/' },
    },
    {
      name: 'platform-stays-below',
      comment: 'The plumbing knows no context, no app, and no migration.',
      severity: 'error',
      from: { path: '^libs/platform/src/', pathNot: TESTS },
      to: { path: '^(apps|libs|migrations)/', pathNot: '^libs/(kernel|contracts|platform)/' },
    },
    {
      name: 'clients-use-the-api',
      comment: 'The SPA and the command line reach the server through api-client alone.',
      severity: 'error',
      from: { path: '^apps/(web|cli)/' },
      to: { path: '^(apps|libs|migrations)/', pathNot: '^(apps/$1|libs/api-client)/|^libs/kernel/src/index\\.ts$' },
    },
    {
      name: 'only-through-the-door',
      comment: 'A library is entered by src/index.ts; its test kit by src/testing/index.ts.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/$1/|^libs/[^/]+/src/(testing/)?index\\.ts$' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'In-memory adapters, mothers and fixtures are for tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: TESTS },
      to: { path: '/src/testing/|\\.(spec|int-spec)\\.tsx?$' },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'What production needs is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^(apps/(api|cli)|libs/[^/]+)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere: a typing slip, or a package missing from package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.nx|\\.moorage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@moorage/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
