import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compile } from '../build/build.mjs';
import { openInstallation } from '../installation/installation.mjs';
import { PostgresServer } from '../services/postgres.mjs';
import { startDatabase } from '../start/database.mjs';
import { dataFolder, inWorkspace } from '../workspace.mjs';

/**
 * `npm run moorage -- …`: the operator's command line, with the settings of this checkout's installation. Uses the
 * embedded Postgres of a running `npm start`, or starts it for as long as the command takes.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function moorageCommand(args) {
  await compile(['apps/api', 'apps/cli']);
  const installation = openInstallation(dataFolder);
  const database = process.env.DATABASE_URL ? undefined : await borrowDatabase(installation);
  try {
    // In the terminal's own session, unlike a server: it may have to ask for a password.
    const child = spawn(process.execPath, [inWorkspace('apps/cli/dist/main.js'), ...args], {
      stdio: 'inherit',
      env: {
        MOORAGE_SECRET_KEY: installation.secretKey,
        MOORAGE_INSTALLATION_ID: installation.id,
        MOORAGE_DATA_DIR: dataFolder,
        ...(database && { DATABASE_URL: database.url }),
        ...process.env,
      },
    });
    const [code] = await once(child, 'close');
    return code ?? 1;
  } finally {
    await database?.giveBack();
  }
}

/** A server that runs already is left running. */
async function borrowDatabase({ databasePassword: password }) {
  const server = await PostgresServer.in({ folder: join(dataFolder, 'postgres'), password });
  const wasRunning = (await server.runningPort()) !== undefined;
  const { url, stop } = await startDatabase({ folder: dataFolder, password });
  return { url, giveBack: () => (wasRunning ? Promise.resolve() : stop()) };
}
