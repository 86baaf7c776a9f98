import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [--port <number>] [--no-demo]

  --port <number>  the port everything is served on (default: PORT, or 4400)
  --no-demo        an empty installation: no demo organisations and people

Data is kept in .moorage/; npm run reset removes it. DATABASE_URL names a Postgres of your own.`;

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ help: boolean, port: number, demo: boolean }}
 */
export function startOptions(args, env) {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: { port: { type: 'string' }, demo: { type: 'boolean', default: true }, help: { type: 'boolean' } },
  });
  const port = Number(values.port ?? (env.PORT || 4400));
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('The port is a whole number from 1 to 65535.');
  return { help: values.help ?? false, port, demo: values.demo };
}
