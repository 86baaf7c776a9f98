import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { prepareBotImage } from '../bots/bot-image.mjs';
import { stopBotProcesses } from '../bots/bot-processes.mjs';
import { runningContainers } from '../bots/docker-resources.mjs';
import { compile, makeArtefacts } from '../build/build.mjs';
import { InstallationLock } from '../installation/installation-lock.mjs';
import { openInstallation } from '../installation/installation.mjs';
import { commandOf } from '../processes/command-of.mjs';
import { ManagedChild } from '../processes/managed-child.mjs';
import { listenForStop } from '../processes/stop-signal.mjs';
import { waitUntil } from '../processes/wait-until.mjs';
import { Progress } from '../progress.mjs';
import { isFree } from '../services/free-port.mjs';
import { dataFolder, inWorkspace } from '../workspace.mjs';
import { startDatabase } from './database.mjs';
import { USAGE, startOptions } from './start-options.mjs';

/** How long the API may take to end its requests and jobs before it is ended. */
const GRACE_MS = 30_000;

/**
 * `npm start`: builds what changed, starts the database and the API, and stays until Ctrl-C.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function startCommand(args) {
  const options = startOptions(args, process.env);
  if (options.help) return say(USAGE);

  const lock = new InstallationLock(dataFolder);
  const lease = lock.acquire(options.port);
  if (!lease.taken) {
    console.error(
      `\nMoorage is running already, from this folder, on http://localhost:${lease.by.port} (process ${lease.by.pid}).`,
    );
    console.error('Stop that one first, with Ctrl-C where it was started.');
    return 1;
  }
  try {
    if (lease.orphan) await endOrphan(lease.orphan);
    if (!(await isFree(options.port))) {
      console.error(
        `\nPort ${options.port} is taken by another program. Choose one: npm start -- --port ${options.port + 1}`,
      );
      return 1;
    }
    return await runInstallation(options, lock);
  } finally {
    lock.release();
  }
}

/** @param {{ port: number, demo: boolean }} options @param {InstallationLock} lock */
async function runInstallation({ port, demo }, lock) {
  /** @type {ManagedChild | undefined} */
  let api;
  const stop = listenForStop(() => api?.kill());
  const progress = new Progress();
  const installation = openInstallation(dataFolder);
  /** @type {Awaited<ReturnType<typeof startDatabase>> | undefined} */
  let database;
  console.log(`\nMoorage ${version()}\n`);
  try {
    await progress.step('building what changed', 'built', async () => {
      await compile(['apps/api', 'apps/cli', 'apps/bot']);
      await makeArtefacts();
    });
    if (stop.isRequested()) return 0;

    if (!process.env.DATABASE_URL) {
      database = await progress.step('starting the database', 'database started', () =>
        startDatabase({ folder: dataFolder, password: installation.databasePassword }),
      );
    }
    const botImage = await prepareBotImage(progress);
    if (stop.isRequested()) return 0;

    api = new ManagedChild(process.execPath, ['--enable-source-maps', inWorkspace('apps/api/dist/main.js')], {
      stdio: 'inherit',
      env: {
        MOORAGE_SECRET_KEY: installation.secretKey,
        MOORAGE_INSTALLATION_ID: installation.id,
        MOORAGE_SEED_DEMO: String(demo),
        LOG_LEVEL: 'warn',
        // Compiled code of the last start: without it a start takes half as long again.
        NODE_COMPILE_CACHE: inWorkspace('.nx/compile-cache'),
        ...botImage,
        ...process.env,
        ...(database && { DATABASE_URL: database.url }),
        MOORAGE_DATA_DIR: dataFolder,
        PORT: String(port),
      },
    });
    await api.started();
    lock.record({ pid: process.pid, port, apiPid: api.pid });

    const outcome = await Promise.race([api.ended, stop.requested]);
    if (typeof outcome === 'object') return explainEnd(outcome);
    // On a line of its own: the API may still have something to say.
    progress.say('stopping');
    await api.stop(GRACE_MS);
    await stopBotProcesses(dataFolder);
    await database?.stop();
    const bots = await runningContainers(installation.id);
    if (bots > 0)
      progress.say(`${bots} ${bots === 1 ? 'bot keeps' : 'bots keep'} running in Docker; npm run reset removes them`);
    progress.say(`stopped; data is kept in ${relative(process.cwd(), dataFolder) || dataFolder}/`);
    return 0;
  } finally {
    await api?.stop(GRACE_MS);
    await database?.stop();
    stop.release();
  }
}

/** The API ended without being asked to; what it had to say about it stands above. */
function explainEnd({ code, error }) {
  console.error(`\nThe server ended by itself ${error ? `(${error.message})` : `with code ${code}`}.`);
  return code === 0 ? 1 : code;
}

/**
 * An earlier `npm start` was killed, but not its API: that one still holds the port and the database. A process that has
 * ended but that nobody has buried yet has no command line any more.
 */
async function endOrphan(pid) {
  process.kill(pid, 'SIGTERM');
  const ended = await waitUntil(() => !commandOf(pid), { withinMs: GRACE_MS });
  if (!ended) process.kill(pid, 'SIGKILL');
}

function version() {
  return JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8')).version;
}

function say(text) {
  console.log(text);
  return 0;
}
