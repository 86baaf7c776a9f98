import { parseArgs } from 'node:util';

/** In the order in which they run. */
export const SUITES = /** @type {const} */ ([
  'types',
  'build',
  'lint',
  'layers',
  'unit',
  'integration',
  'e2e',
  'browser',
]);

/** @typedef {(typeof SUITES)[number]} SuiteName */

/**
 * @param {readonly string[]} args
 * @returns {{ help: boolean, chosen: SuiteName[] }}
 */
export function testOptions(args) {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  const wanted = values.only?.split(',').map((name) => name.trim());
  const unknown = wanted?.filter((name) => !SUITES.some((suite) => suite === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`There is no suite "${unknown.join('", "')}"; there are ${SUITES.join(', ')}.`);
  return { help: values.help ?? false, chosen: SUITES.filter((name) => !wanted || wanted.includes(name)) };
}
