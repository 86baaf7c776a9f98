import Docker from 'dockerode';
import { ensureReferenceBotImage } from '../../../../docker/reference-bot.mjs';

/**
 * Where bots will run in Docker, the reference bot's image has to be there before the first organisation asks for one.
 * @param {import('../progress.mjs').Progress} progress
 * @returns {Promise<Record<string, string>>} settings for the API that follow from how that went
 */
export async function prepareBotImage(progress) {
  const runtime = process.env.FLEET_RUNTIME ?? 'auto';
  if (runtime === 'process' || process.env.FLEET_BOT_IMAGE) return {};
  const docker = new Docker();
  const answers = await docker.ping().then(
    () => true,
    () => false,
  );
  if (!answers) return {};
  try {
    const image = await progress.step('preparing the reference bot’s image', 'reference bot’s image ready', () =>
      ensureReferenceBotImage(docker),
    );
    return { FLEET_BOT_IMAGE: image, FLEET_REGISTRY: 'held' };
  } catch (error) {
    if (runtime === 'docker') throw error;
    progress.say(`Bots will run as processes, not in Docker, as the image can't be built: ${error.message}`);
    return { FLEET_RUNTIME: 'process' };
  }
}
