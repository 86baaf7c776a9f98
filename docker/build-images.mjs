import Docker from 'dockerode';
import { parseArgs } from 'node:util';
import { ensureBase } from './base-image.mjs';
import { ensurePulled, pushImage } from './build-image.mjs';
import { buildMoorageImage } from './moorage/moorage-image.mjs';
import { ensureReferenceBotImage } from './reference-bot.mjs';

const USAGE = `node docker/build-images.mjs [--base <image>] [--push-bot <registry/repository>]

Builds moorage/reference-bot:<version> and moorage/moorage:dev from the compiled workspace (npm run images compiles first).

  --base <image>       what both are built on: a Node 24 on glibc. Default: one made locally of the project's own Node where
                       BusyBox is at hand, else node:24-slim
  --push-bot <name>    also pushes the bot's image there, e.g. --push-bot registry.example.com/bots/reference-bot`;

const { values } = parseArgs({
  options: { base: { type: 'string' }, 'push-bot': { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help) {
  console.log(USAGE);
} else {
  const docker = new Docker();
  const base = values.base ? await ensurePulled(docker, values.base) : await ensureBase(docker);
  const bot = await ensureReferenceBotImage(docker, { base });
  console.log(`${bot}  on ${base}`);
  console.log(`${await buildMoorageImage(docker, { base })}  on ${base}`);
  const repository = values['push-bot'];
  if (repository) {
    const digest = await pushImage(docker, { image: bot, repository, tag: bot.split(':').at(-1) });
    console.log(`${repository}@${digest}  pushed`);
  }
}
