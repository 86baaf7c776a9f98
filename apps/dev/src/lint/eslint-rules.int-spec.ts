import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

interface Case {
  name: string;
  filePath: string;
  text: string;
  /** The rules that must be broken, in order; none for a text that is in order. */
  breaks: string[];
}

const useOf = (from: string) => `import { thing } from '${from}';\nexport const same = thing;\n`;
const suite = (body: string) => `describe('a thing', () => {\n  ${body}\n});\n`;

const boundaries = '@nx/enforce-module-boundaries';
const syntax = 'no-restricted-syntax';

const cases: Case[] = [
  ...(['@moorage/kernel', '@moorage/platform', '@moorage/contracts'] as const).map((library) => ({
    name: `a context may use ${library}`,
    filePath: 'libs/fleet/src/adapters/thing.ts',
    text: useOf(library),
    breaks: [],
  })),
  {
    name: 'a context may not use another context',
    filePath: 'libs/fleet/src/adapters/thing.ts',
    text: useOf('@moorage/identity'),
    breaks: [boundaries],
  },
  {
    name: 'nor by a relative path',
    filePath: 'libs/fleet/src/adapters/thing.ts',
    text: useOf('../../../identity/src/index.ts'),
    breaks: [boundaries],
  },
  {
    name: 'the kernel may not use the platform',
    filePath: 'libs/kernel/src/thing.ts',
    text: useOf('@moorage/platform'),
    breaks: [boundaries],
  },
  {
    name: 'the SPA may use the client',
    filePath: 'apps/web/src/thing.ts',
    text: useOf('@moorage/api-client'),
    breaks: [],
  },
  {
    name: 'the SPA may not use a context',
    filePath: 'apps/web/src/thing.ts',
    text: useOf('@moorage/organizations'),
    breaks: [boundaries],
  },
  {
    name: 'the command line may not use the platform',
    filePath: 'apps/cli/src/thing.ts',
    text: useOf('@moorage/platform'),
    breaks: [boundaries],
  },
  {
    name: 'a suppression without a reason',
    filePath: 'libs/kernel/src/thing.ts',
    text: '// eslint-disable-next-line no-console\nconsole.log(1);\n',
    breaks: ['moorage/suppression-reason'],
  },
  {
    name: 'a suppression with a reason',
    filePath: 'libs/kernel/src/thing.ts',
    text: '// eslint-disable-next-line no-console -- the only way out of here\nconsole.log(1);\n',
    breaks: [],
  },
  {
    name: 'a suppression of nothing',
    filePath: 'libs/kernel/src/thing.ts',
    text: '// eslint-disable-next-line no-console -- was needed once\nexport const one = 1;\n',
    breaks: ["Unused eslint-disable directive (no problems were reported from 'no-console')."],
  },
  {
    name: 'a type error waved through without a reason',
    filePath: 'libs/kernel/src/thing.ts',
    text: '// @ts-expect-error\nexport const one: string = 1;\n',
    breaks: ['@typescript-eslint/ban-ts-comment'],
  },
  {
    name: 'a file named utils',
    filePath: 'libs/kernel/src/string-utils.ts',
    text: '',
    breaks: ['moorage/telling-file-name'],
  },
  { name: 'a file of helper containers', filePath: 'libs/kernel/src/helper-containers.ts', text: '', breaks: [] },
  {
    name: 'a folder named common',
    filePath: 'libs/kernel/src/common/x.ts',
    text: '',
    breaks: ['moorage/telling-file-name'],
  },
  {
    name: 'a file in CamelCase',
    filePath: 'libs/kernel/src/SomeThing.ts',
    text: '',
    breaks: ['moorage/telling-file-name'],
  },
  { name: 'a default export', filePath: 'libs/kernel/src/thing.ts', text: 'export default 1;\n', breaks: [syntax] },
  { name: 'an enum', filePath: 'libs/kernel/src/thing.ts', text: 'export enum Colour { Red }\n', breaks: [syntax] },
  { name: 'output by console', filePath: 'libs/fleet/src/thing.ts', text: 'console.log(1);\n', breaks: ['no-console'] },
  {
    name: 'a shell string',
    filePath: 'libs/fleet/src/thing.ts',
    text: "import { exec } from 'node:child_process';\nexec('ls');\n",
    breaks: ['no-restricted-imports'],
  },
  {
    name: 'a clock of its own in the domain',
    filePath: 'libs/fleet/src/domain/thing.ts',
    text: 'export const now = () => [new Date(), Date.now()];\n',
    breaks: [syntax, syntax],
  },
  ...['it.only', 'it.skip', 'describe.skip', 'it.todo', 'xit', 'fit', 'xdescribe'].map((call) => ({
    name: `a test declared with ${call}`,
    filePath: 'libs/kernel/src/thing.spec.ts',
    text: suite(`${call}('works', () => {});`),
    breaks: [syntax],
  })),
  {
    name: 'a promise nobody waits for',
    filePath: 'apps/dev/src/lint/eslint-rules.int-spec.ts',
    text: 'export function begin(work: () => Promise<void>): void {\n  work();\n}\n',
    breaks: ['@typescript-eslint/no-floating-promises'],
  },
  {
    name: 'a test that is retried',
    filePath: 'libs/kernel/src/thing.int-spec.ts',
    text: 'jest.retryTimes(3);\n',
    breaks: [syntax],
  },
  {
    name: 'a test that sleeps',
    filePath: 'e2e/thing.e2e-spec.ts',
    text: suite("it('waits', () => new Promise((done) => setTimeout(done, 100)));"),
    breaks: [syntax],
  },
];

describe('the lint rules', () => {
  let broken: string[][];

  beforeAll(() => {
    const input = JSON.stringify(cases.map(({ filePath, text }) => ({ filePath: join(root, filePath), text })));
    const output = execFileSync(process.execPath, [join(root, 'apps/dev/src/testing/lint-texts.mjs')], {
      cwd: root,
      input,
    });
    broken = JSON.parse(output.toString('utf8')) as string[][];
  });

  it.each(cases.map((one, index) => ({ ...one, index })))('$name: $breaks', ({ index, breaks }) => {
    expect(broken[index]).toEqual(breaks);
  });
});
