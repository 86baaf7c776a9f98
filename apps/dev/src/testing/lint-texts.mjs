import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';

/**
 * Lints texts as if they were files of this repository, with its own configuration: reads `[{ filePath, text }]` as JSON
 * from standard input and answers with the ids of the rules each one breaks. A process of its own, because ESLint loads
 * its configuration as an ES module, which Jest's CommonJS world can't.
 */
const eslint = new ESLint();
const cases = JSON.parse(await text(process.stdin));
const broken = [];
for (const { filePath, text } of cases) {
  const [result] = await eslint.lintText(text, { filePath });
  broken.push((result?.messages ?? []).map((message) => message.ruleId ?? message.message));
}
process.stdout.write(JSON.stringify(broken));
