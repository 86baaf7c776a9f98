import Docker from 'dockerode';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InstallationLock } from '../installation/installation-lock.mjs';
import { installationId } from '../installation/installation.mjs';
import { Progress } from '../progress.mjs';
import { PostgresServer } from '../services/postgres.mjs';
import { dataFolder } from '../workspace.mjs';
import { stopBotProcesses } from '../bots/bot-processes.mjs';
import { removeDockerResources } from '../bots/docker-resources.mjs';

/**
 * `npm run reset`: back to a fresh clone's state, with everything gone that `npm start` has kept or made in Docker.
 * @returns {Promise<number>} exit code
 */
export async function resetCommand() {
  if (!existsSync(dataFolder)) {
    console.log('There is nothing to reset.');
    return 0;
  }
  if (new InstallationLock(dataFolder).isHeld()) {
    console.error('Moorage is running. Stop it first, with Ctrl-C where it was started.');
    return 1;
  }
  const progress = new Progress();
  const id = installationId(dataFolder);
  const docker = new Docker({ timeout: 60_000 });
  if (id && (await answers(docker))) {
    await progress.step('removing bots from Docker', 'bots removed from Docker', () =>
      removeDockerResources(docker, id),
    );
  }
  await progress.step('removing .moorage/', '.moorage/ removed', async () => {
    await stopBotProcesses(dataFolder);
    await stopLeftDatabase();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return 0;
}

/** One that a killed `npm start` has left running would keep writing into the folder. */
async function stopLeftDatabase() {
  const folder = join(dataFolder, 'postgres');
  if (!existsSync(folder)) return;
  const server = await PostgresServer.in({ folder, password: '' });
  await server.stop();
}

async function answers(docker) {
  try {
    await docker.ping();
    return true;
  } catch {
    return false;
  }
}
