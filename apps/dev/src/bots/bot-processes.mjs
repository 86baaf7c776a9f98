import { commandLines } from '../processes/command-lines.mjs';
import { waitUntil } from '../processes/wait-until.mjs';

/** The process runtime's keepers are started with the folder of the bot they keep, which lies in the data folder. */
const KEEPER = /\bbot-keeper\.[jt]s\b/;
const PATIENCE_MS = 15_000;

/**
 * Stops the bots that run as processes with their data in this folder. They outlive Moorage, as containers would.
 * @param {string} folder absolute
 */
export async function stopBotProcesses(folder) {
  const keepers = async () =>
    (await commandLines()).filter(({ command }) => KEEPER.test(command) && command.includes(`${folder}/`));
  for (const { pid } of await keepers()) signal(pid, 'SIGTERM');
  await waitUntil(async () => (await keepers()).length === 0, { withinMs: PATIENCE_MS });
  for (const { pid } of await keepers()) signal(pid, 'SIGKILL');
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
