import type { AddressInfo } from 'node:net';
import { createBot } from './bot.ts';
import { buildInfoFrom } from './build-info.ts';
import { botConfigFrom } from './config.ts';

/** The bot as a process: everything from the environment, events on standard output, failures on standard error. */
async function main(): Promise<void> {
  const config = botConfigFrom(process.env);
  const build = buildInfoFrom(process.env, new URL('./build.json', import.meta.url));
  const bot = await createBot(config, build, (message, error) => {
    if (error === undefined) console.log(message);
    else console.error(message, error);
  });
  await new Promise<void>((resolve, reject) => {
    bot.server.once('error', reject);
    bot.server.listen(config.port, resolve);
  });
  const { port } = bot.server.address() as AddressInfo;
  console.log(
    `Bot ${build.version} (${build.commit}) listens on port ${port}, mode ${config.hosted ? 'hosted_proxy' : 'local'}`,
  );

  const stop = () => {
    bot.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The bot did not stop cleanly', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await main();
} catch (error) {
  console.error(`The bot can't start: ${(error as Error).message}`);
  process.exit(1);
}
