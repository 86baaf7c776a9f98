import { ESLint } from 'eslint';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

/**
 * Lints texts as if they were files of this repository, with its own configuration: reads `[{ filePath, text }]` as JSON
 * from standard input and answers with the ids of the rules each one breaks. A process of its own, because ESLint loads
 * its configuration as an ES module, which Jest's CommonJS world can't.
 */
const eslint = new ESLint();
// What isn't part of any TypeScript project has no types; rules that need them want the path of a file that is there.
const eslintWithoutTypes = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
const cases = JSON.parse(await text(process.stdin));
const broken = [];
for (const { filePath, text } of cases) {
  const [result] = await (existsSync(filePath) ? eslint : eslintWithoutTypes).lintText(text, { filePath });
  broken.push((result?.messages ?? []).map((message) => message.ruleId ?? message.message));
}
process.stdout.write(JSON.stringify(broken));
