/**
 * One Jest configuration for the four suites. Everything, dependencies too, is transformed to CommonJS: that takes half
 * the time of Jest's native ESM mode and its memory stays flat. `e2e/start-command.e2e-spec.ts` and others start the real
 * ESM build, so that a difference in interop can't hide.
 */
/** Files that `npm test` leaves out, and names, because they can't run here. */
const withoutFiles = process.env.MOORAGE_TEST_WITHOUT?.split(' ') ?? [];

const shared = {
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/e2e/environment/patience.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [],
  extensionsToTreatAsEsm: [],
  testEnvironmentOptions: { customExportConditions: ['@moorage/source', 'node', 'default'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.moorage/', ...withoutFiles],
  modulePathIgnorePatterns: ['/dist/', '/.moorage/', '/.nx/'],
};

const sources = [
  '<rootDir>/apps/*/src/**',
  '<rootDir>/libs/*/src/**',
  '<rootDir>/migrations/**',
  '<rootDir>/docker/**',
];

export default {
  rootDir: import.meta.dirname,
  cacheDirectory: '<rootDir>/.nx/jest',
  testSequencer: '<rootDir>/apps/dev/src/suites/longest-first.mjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: sources.map((s) => `${s}/*.spec.ts`) },
    { ...shared, displayName: 'integration', testMatch: sources.map((s) => `${s}/*.int-spec.ts`) },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'] },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/e2e/browser/**/*.browser-spec.ts'] },
  ],
};
